package retry

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
)

// Class is what a failure means for trying again.
type Class int

const (
	// Final: trying again would not help.
	Final Class = iota
	// Throttle: the server is busy and did nothing.
	Throttle
	// Transient: it may or may not have worked.
	Transient
	// Presend: the request never reached a server.
	Presend
)

// ClassifyStatus sorts a response. hinted: it says when to come back.
func ClassifyStatus(status int, hinted bool, alsoTransient []int) Class {
	switch status {
	case http.StatusTooManyRequests:
		return Throttle
	case http.StatusServiceUnavailable:
		if hinted {
			return Throttle
		}
		return Transient
	case http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return Transient
	}
	if slices.Contains(alsoTransient, status) {
		return Transient
	}
	return Final
}

// ClassifyError sorts an error of the network. Certificates don't get valid by trying again.
func ClassifyError(err error) Class {
	if isCertificateError(err) {
		return Final
	}
	var operation *net.OpError
	if errors.As(err, &operation) && (operation.Op == "dial" || operation.Op == "proxyconnect") {
		return Presend
	}
	var name *net.DNSError
	if errors.As(err, &name) {
		return Presend
	}
	return Transient
}

func isCertificateError(err error) bool {
	var (
		verification *tls.CertificateVerificationError
		record       tls.RecordHeaderError
		alert        tls.AlertError
		authority    x509.UnknownAuthorityError
		host         x509.HostnameError
		invalid      x509.CertificateInvalidError
	)
	return errors.As(err, &verification) || errors.As(err, &record) || errors.As(err, &alert) ||
		errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid)
}
