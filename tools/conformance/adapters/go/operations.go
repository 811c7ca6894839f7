package main

import (
	"context"
	"encoding/json"

	"github.com/hivepro/hivepro-go"
)

// arguments of a call, in the names of the wire.
type arguments struct {
	Path  map[string]string `json:"path"`
	Query json.RawMessage   `json:"query"`
	Body  json.RawMessage   `json:"body"`
}

func (a arguments) id(name string) string { return a.Path[name] }

// read builds a model from the JSON that a case has.
func read[T any](text json.RawMessage) T {
	var value T
	if text != nil {
		// That its form is right is up to the case.
		_ = json.Unmarshal(text, &value)
	}
	return value
}

func query[T any](a arguments) *T {
	if a.Query == nil {
		return nil
	}
	value := read[T](a.Query)
	return &value
}

type callOptions = []hivepro.CallOption

type client = *hivepro.Client

// calls by operation.
var calls = map[string]func(context.Context, client, arguments, callOptions) (any, error){
	"createScan": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Scan, error) {
		return c.Scans.Create(ctx, read[hivepro.ScanCreate](a.Body), o...)
	}),
	"getScan": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Scan, error) {
		return c.Scans.Get(ctx, a.id("scan_id"), o...)
	}),
	"updateScan": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Scan, error) {
		return c.Scans.Update(ctx, a.id("scan_id"), read[hivepro.ScanUpdate](a.Body), o...)
	}),
	"deleteScan": none(func(ctx context.Context, c client, a arguments, o callOptions) error {
		return c.Scans.Delete(ctx, a.id("scan_id"), o...)
	}),
	"cancelScan": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Scan, error) {
		return c.Scans.Cancel(ctx, a.id("scan_id"), o...)
	}),
	"createScanReport": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Report, error) {
		return c.Scans.CreateReport(ctx, a.id("scan_id"), read[hivepro.ScanReportCreate](a.Body), o...)
	}),
	"getVulnerability": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Vulnerability, error) {
		return c.Vulnerabilities.Get(ctx, a.id("vulnerability_id"), o...)
	}),
	"updateVulnerability": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Vulnerability, error) {
		return c.Vulnerabilities.Update(ctx, a.id("vulnerability_id"), read[hivepro.VulnerabilityUpdate](a.Body), o...)
	}),
	"createReport": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Report, error) {
		return c.Reports.Create(ctx, read[hivepro.ReportCreate](a.Body), o...)
	}),
	"getReport": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Report, error) {
		return c.Reports.Get(ctx, a.id("report_id"), o...)
	}),
	"deleteReport": none(func(ctx context.Context, c client, a arguments, o callOptions) error {
		return c.Reports.Delete(ctx, a.id("report_id"), o...)
	}),
	"createTarget": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Target, error) {
		return c.Targets.Create(ctx, read[hivepro.TargetWrite](a.Body), o...)
	}),
	"getTarget": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Target, error) {
		return c.Targets.Get(ctx, a.id("target_id"), o...)
	}),
	"replaceTarget": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Target, error) {
		return c.Targets.Replace(ctx, a.id("target_id"), read[hivepro.TargetWrite](a.Body), o...)
	}),
	"deleteTarget": none(func(ctx context.Context, c client, a arguments, o callOptions) error {
		return c.Targets.Delete(ctx, a.id("target_id"), o...)
	}),
	"createProfile": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Profile, error) {
		return c.Profiles.Create(ctx, read[hivepro.ProfileCreate](a.Body), o...)
	}),
	"getProfile": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Profile, error) {
		return c.Profiles.Get(ctx, a.id("profile_id"), o...)
	}),
	"updateProfile": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Profile, error) {
		return c.Profiles.Update(ctx, a.id("profile_id"), read[hivepro.ProfileUpdate](a.Body), o...)
	}),
	"deleteProfile": none(func(ctx context.Context, c client, a arguments, o callOptions) error {
		return c.Profiles.Delete(ctx, a.id("profile_id"), o...)
	}),
	"getCheck": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.Check, error) {
		return c.Checks.Get(ctx, a.id("check_id"), o...)
	}),
	"createApiKey": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.APIKeyWithSecret, error) {
		return c.APIKeys.Create(ctx, read[hivepro.APIKeyCreate](a.Body), o...)
	}),
	"getApiKey": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.APIKey, error) {
		return c.APIKeys.Get(ctx, a.id("key_id"), o...)
	}),
	"revokeApiKey": none(func(ctx context.Context, c client, a arguments, o callOptions) error {
		return c.APIKeys.Revoke(ctx, a.id("key_id"), o...)
	}),
	"createToken": one(func(ctx context.Context, c client, a arguments, o callOptions) (*hivepro.TokenResponse, error) {
		return c.Oauth.CreateToken(ctx, read[hivepro.TokenRequest](a.Body), o...)
	}),
	"getAccount": one(func(ctx context.Context, c client, _ arguments, o callOptions) (*hivepro.Account, error) {
		return c.Account.Get(ctx, o...)
	}),
	"getHealth": one(func(ctx context.Context, c client, _ arguments, o callOptions) (*hivepro.Health, error) {
		return c.Health.Get(ctx, o...)
	}),
}

func one[T any](call func(context.Context, client, arguments, callOptions) (*T, error)) func(context.Context, client, arguments, callOptions) (any, error) {
	return func(ctx context.Context, c client, a arguments, o callOptions) (any, error) {
		value, err := call(ctx, c, a, o)
		if value == nil {
			return nil, err
		}
		return value, err
	}
}

func none(call func(context.Context, client, arguments, callOptions) error) func(context.Context, client, arguments, callOptions) (any, error) {
	return func(ctx context.Context, c client, a arguments, o callOptions) (any, error) {
		return nil, call(ctx, c, a, o)
	}
}

// lists by operation.
var lists = map[string]func(context.Context, client, arguments, callOptions) pager{
	"listScans": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Scan] {
			return c.Scans.List(ctx, query[hivepro.ListScansParams](a), append(o, more...)...)
		})
	},
	"listScanVulnerabilities": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Vulnerability] {
			return c.Scans.ListVulnerabilities(ctx, a.id("scan_id"), query[hivepro.ListScanVulnerabilitiesParams](a), append(o, more...)...)
		})
	},
	"listVulnerabilities": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Vulnerability] {
			return c.Vulnerabilities.List(ctx, query[hivepro.ListVulnerabilitiesParams](a), append(o, more...)...)
		})
	},
	"listReports": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Report] {
			return c.Reports.List(ctx, query[hivepro.ListReportsParams](a), append(o, more...)...)
		})
	},
	"listTargets": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Target] {
			return c.Targets.List(ctx, query[hivepro.ListTargetsParams](a), append(o, more...)...)
		})
	},
	"listProfiles": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Profile] {
			return c.Profiles.List(ctx, query[hivepro.ListProfilesParams](a), append(o, more...)...)
		})
	},
	"listChecks": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.Check] {
			return c.Checks.List(ctx, query[hivepro.ListChecksParams](a), append(o, more...)...)
		})
	},
	"listApiKeys": func(ctx context.Context, c client, a arguments, o callOptions) pager {
		return pagerOf(func(more ...hivepro.CallOption) *hivepro.Pager[*hivepro.APIKey] {
			return c.APIKeys.List(ctx, query[hivepro.ListAPIKeysParams](a), append(o, more...)...)
		})
	},
}

// waits by waiter.
var waits = map[string]func(context.Context, client, arguments, *command, reply, *hivepro.Response) (any, error){
	"waitUntilComplete": func(ctx context.Context, c client, a arguments, received *command, answer reply, response *hivepro.Response) (any, error) {
		return valueOf(c.Scans.WaitUntilComplete(ctx, a.id("scan_id"), waitOptions(received, answer, response, scanStatus)...))
	},
	"waitUntilReady": func(ctx context.Context, c client, a arguments, received *command, answer reply, response *hivepro.Response) (any, error) {
		return valueOf(c.Reports.WaitUntilReady(ctx, a.id("report_id"), waitOptions(received, answer, response, reportStatus)...))
	},
}

func scanStatus(scan *hivepro.Scan) string       { return string(scan.Status) }
func reportStatus(report *hivepro.Report) string { return string(report.Status) }

func valueOf[T any](value *T, err error) (any, error) {
	if value == nil {
		return nil, err
	}
	return value, err
}
