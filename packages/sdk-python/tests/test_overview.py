"""The example of the API overview, as it is printed there and as an asynchronous program."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_platform import Platform

from hivepro import AsyncHiveProClient, HiveProClient

EXAMPLE = """
from hivepro import HiveProClient

# Initialize client
client = HiveProClient(api_key="your_api_key")

# Start a scan
scan = client.scans.create(
    target="https://example.com",
    scan_type="standard"
)

# Wait for completion
scan.wait_until_complete()

# Get vulnerabilities
vulns = scan.get_vulnerabilities(severity=["critical", "high"])

# Generate report
report = scan.generate_report(format="pdf")
report.download("scan-report.pdf")
"""


def test_runs(platform: Platform, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIVEPRO_BASE_URL", platform.url)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(EXAMPLE, names)
    client = names["client"]
    assert isinstance(client, HiveProClient)
    client.close()
    assert Path("scan-report.pdf").read_bytes() == b"%PDF-1.7"
    assert [(request.method, request.target) for request in platform.requests] == [
        ("POST", "/scans"),
        ("GET", "/scans/scan_1"),
        ("GET", "/scans/scan_1/vulnerabilities?severity=critical&severity=high"),
        ("POST", "/scans/scan_1/reports"),
        ("GET", "/reports/rpt_1/content"),
    ]
    assert platform.requests[0].body == {"target": "https://example.com", "scan_type": "standard"}


@pytest.mark.anyio
async def test_runs_asynchronously(platform: Platform, tmp_path: Path) -> None:
    platform.running = 1
    seen: list[str] = []
    async with AsyncHiveProClient(api_key="your_api_key", base_url=platform.url) as client:
        scan = await client.scans.create(target="https://example.com", scan_type="standard")
        same = await scan.wait_until_complete(
            on_progress=lambda polled: seen.append(polled.status), min_delay=0.001, max_delay=0.001
        )
        assert same is scan
        assert (scan.status, seen) == ("completed", ["running", "completed"])
        titles = [vulnerability.title async for vulnerability in scan.get_vulnerabilities(severity=["critical"])]
        assert titles == ["SQL injection"]
        report = await scan.generate_report(format="pdf")
        download = await report.download(tmp_path / "report.pdf")
    assert download.path == str(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF-1.7"
