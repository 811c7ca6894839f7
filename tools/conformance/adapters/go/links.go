package main

import (
	"context"
	"encoding/json"

	"github.com/hivepro/hivepro-go"
)

// link makes a call, and then the call of a method on its result.
func (o *opened) link(ctx context.Context, received *command, answer reply) (any, error) {
	start, ok := calls[received.Operation]
	if !ok {
		return nil, unsupported("this adapter has no " + received.Operation)
	}
	var response hivepro.Response
	object, err := start(ctx, o.Client, received.Arguments, callOptions{hivepro.WithResponse(&response)})
	if err != nil {
		return nil, err
	}
	defer func() {
		if text, err := whole(object, response.Data); err == nil {
			answer["object"] = text
		}
	}()
	linked := &linkCall{ctx, received, answer, &response, append(received.Options.call(), hivepro.WithResponse(&response))}
	switch object := object.(type) {
	case *hivepro.Scan:
		return linked.ofScan(object)
	case *hivepro.Report:
		return linked.ofReport(object)
	case *hivepro.Vulnerability:
		return linked.ofVulnerability(object)
	case *hivepro.Target:
		return linked.ofTarget(object)
	}
	return nil, unsupported("this adapter knows no methods of the result")
}

type linkCall struct {
	ctx      context.Context
	command  *command
	answer   reply
	response *hivepro.Response
	options  callOptions
}

func (l *linkCall) ofScan(scan *hivepro.Scan) (any, error) {
	switch l.command.Link {
	case "refresh":
		return l.updated(scan, scan.Refresh(l.ctx, l.options...))
	case "cancel":
		return l.updated(scan, scan.Cancel(l.ctx, l.options...))
	case "waitUntilComplete":
		return l.updated(scan, scan.WaitUntilComplete(l.ctx, waitOptions(l.command, l.answer, l.response, scanStatus)...))
	case "getVulnerabilities":
		params := query[hivepro.ListScanVulnerabilitiesParams](l.command.LinkArguments)
		return readList(pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Vulnerability] {
			return scan.GetVulnerabilities(l.ctx, params, append(l.command.Options.call(), more...)...)
		}), l.command, l.answer)
	case "generateReport":
		// The object that is looked at afterwards is the scan.
		var response hivepro.Response
		report, err := scan.GenerateReport(l.ctx, read[hivepro.ScanReportCreate](l.command.LinkArguments.Body), append(l.command.Options.call(), hivepro.WithResponse(&response))...)
		if err != nil {
			return nil, err
		}
		return whole(report, response.Data)
	}
	return nil, unsupported("the result has no method " + l.command.Link)
}

func (l *linkCall) ofReport(report *hivepro.Report) (any, error) {
	switch l.command.Link {
	case "refresh":
		return l.updated(report, report.Refresh(l.ctx, l.options...))
	case "waitUntilReady":
		return l.updated(report, report.WaitUntilReady(l.ctx, waitOptions(l.command, l.answer, l.response, reportStatus)...))
	case "download":
		return receive(l.command, l.answer, func() (*hivepro.Download, error) {
			return report.Download(l.ctx, l.command.Options.call()...)
		})
	}
	return nil, unsupported("the result has no method " + l.command.Link)
}

func (l *linkCall) ofVulnerability(vulnerability *hivepro.Vulnerability) (any, error) {
	switch l.command.Link {
	case "refresh":
		return l.updated(vulnerability, vulnerability.Refresh(l.ctx, l.options...))
	case "update":
		change := read[hivepro.VulnerabilityUpdate](l.command.LinkArguments.Body)
		return l.updated(vulnerability, vulnerability.Update(l.ctx, change, l.options...))
	}
	return nil, unsupported("the result has no method " + l.command.Link)
}

func (l *linkCall) ofTarget(target *hivepro.Target) (any, error) {
	switch l.command.Link {
	case "refresh":
		return l.updated(target, target.Refresh(l.ctx, l.options...))
	}
	return nil, unsupported("the result has no method " + l.command.Link)
}

// updated is the object that was brought up to date.
func (l *linkCall) updated(object any, err error) (json.RawMessage, error) {
	if err != nil {
		return nil, err
	}
	return whole(object, l.response.Data)
}
