import type { Scan } from "@hivepro/server";
import type { Api } from "./api.ts";

const FINAL = ["completed", "failed", "canceled"];
const ASK_EVERY_MS = 50;

/** The scan once `reached` holds. The test's own timeout ends a wait that would never end. */
export async function waitForScan(api: Api, id: string, reached: (scan: Scan) => boolean): Promise<Scan> {
  for (;;) {
    const { data, status } = await api.get<Scan>(`/scans/${id}`);
    if (status !== 200) throw new Error(`scan ${id} answered ${status}`);
    if (reached(data)) return data;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

export function waitForEnd(api: Api, id: string): Promise<Scan> {
  return waitForScan(api, id, ({ status }) => FINAL.includes(status));
}

/** A scan of few requests, finished. */
export async function finishedScan(api: Api, target: string): Promise<Scan> {
  const { data, status, body } = await api.post<Scan>("/scans", {
    target,
    scan_type: "quick",
    options: { depth: 0, requests_per_second: 200 },
  });
  if (status !== 201) throw new Error(`the scan was refused: ${JSON.stringify(body)}`);
  return waitForEnd(api, data.id);
}
