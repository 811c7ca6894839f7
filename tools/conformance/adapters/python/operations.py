"""The methods of the SDK by the names of the contract."""

from __future__ import annotations

from typing import Any

from protocol import Json, call_options, snake

METHODS = {
    "listScans": "scans.list",
    "createScan": "scans.create",
    "getScan": "scans.get",
    "deleteScan": "scans.delete",
    "updateScan": "scans.update",
    "cancelScan": "scans.cancel",
    "listScanVulnerabilities": "scans.list_vulnerabilities",
    "createScanReport": "scans.create_report",
    "listVulnerabilities": "vulnerabilities.list",
    "getVulnerability": "vulnerabilities.get",
    "updateVulnerability": "vulnerabilities.update",
    "listReports": "reports.list",
    "createReport": "reports.create",
    "getReport": "reports.get",
    "deleteReport": "reports.delete",
    "downloadReport": "reports.download",
    "listTargets": "targets.list",
    "createTarget": "targets.create",
    "getTarget": "targets.get",
    "deleteTarget": "targets.delete",
    "replaceTarget": "targets.replace",
    "listProfiles": "profiles.list",
    "createProfile": "profiles.create",
    "getProfile": "profiles.get",
    "deleteProfile": "profiles.delete",
    "updateProfile": "profiles.update",
    "listChecks": "checks.list",
    "getCheck": "checks.get",
    "listApiKeys": "api_keys.list",
    "createApiKey": "api_keys.create",
    "getApiKey": "api_keys.get",
    "revokeApiKey": "api_keys.revoke",
    "createToken": "oauth.create_token",
    "getAccount": "account.get",
    "getHealth": "health.get",
    "waitUntilComplete": "scans.wait_until_complete",
    "waitUntilReady": "reports.wait_until_ready",
}


def method_of(client: Any, name: str, *, raw: bool = False) -> Any:
    """`client.scans.get`, or `client.scans.with_raw_response.get`."""
    resource_name, method_name = METHODS[name].split(".")
    resource = getattr(client, resource_name)
    return getattr(resource.with_raw_response if raw else resource, method_name)


def arguments_of(command: Json, key: str = "arguments") -> tuple[list[Any], Json]:
    """Path parameters in their order; members of query and body by their names."""
    given = command.get(key, {})
    names = {**(given.get("query") or {}), **(given.get("body") or {})}
    return list((given.get("path") or {}).values()), {snake(name): value for name, value in names.items()}


def call_of(command: Json) -> tuple[list[Any], Json]:
    """The arguments of a call, its options included."""
    path, names = arguments_of(command)
    return path, {**names, **call_options(command)}
