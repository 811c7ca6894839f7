import type {
  ApiPromise,
  DownloadOptions,
  DownloadPromise,
  HiveProClient,
  PagePromise,
  RequestOptions,
  WaitOptions,
} from "@hivepro/sdk";
import { type Json, objectAt, textAt, typed } from "./json.ts";

/** The arguments of a call, as the SDK's methods take them. */
export class Input {
  readonly #arguments: Json;

  constructor(given: Json) {
    this.#arguments = given;
  }

  id(name: string): string {
    return textAt(objectAt(this.#arguments, "path"), name);
  }

  query<T>(): T {
    return typed<T>(this.#arguments.query);
  }

  body<T>(): T {
    return typed<T>(this.#arguments.body);
  }
}

type Make<Options, Result> = (client: HiveProClient, input: Input, options: Options) => Result;

export const CALLS: Readonly<Record<string, Make<RequestOptions, ApiPromise<unknown, unknown>>>> = {
  createScan: ({ scans }, input, options) => scans.create(input.body(), options),
  getScan: ({ scans }, input, options) => scans.get(input.id("scan_id"), options),
  updateScan: ({ scans }, input, options) => scans.update(input.id("scan_id"), input.body(), options),
  deleteScan: ({ scans }, input, options) => scans.delete(input.id("scan_id"), options),
  cancelScan: ({ scans }, input, options) => scans.cancel(input.id("scan_id"), options),
  createScanReport: ({ scans }, input, options) => scans.createReport(input.id("scan_id"), input.body(), options),
  getVulnerability: ({ vulnerabilities }, input, options) => vulnerabilities.get(input.id("vulnerability_id"), options),
  updateVulnerability: ({ vulnerabilities }, input, options) =>
    vulnerabilities.update(input.id("vulnerability_id"), input.body(), options),
  createReport: ({ reports }, input, options) => reports.create(input.body(), options),
  getReport: ({ reports }, input, options) => reports.get(input.id("report_id"), options),
  deleteReport: ({ reports }, input, options) => reports.delete(input.id("report_id"), options),
  createTarget: ({ targets }, input, options) => targets.create(input.body(), options),
  getTarget: ({ targets }, input, options) => targets.get(input.id("target_id"), options),
  replaceTarget: ({ targets }, input, options) => targets.replace(input.id("target_id"), input.body(), options),
  deleteTarget: ({ targets }, input, options) => targets.delete(input.id("target_id"), options),
  createProfile: ({ profiles }, input, options) => profiles.create(input.body(), options),
  getProfile: ({ profiles }, input, options) => profiles.get(input.id("profile_id"), options),
  updateProfile: ({ profiles }, input, options) => profiles.update(input.id("profile_id"), input.body(), options),
  deleteProfile: ({ profiles }, input, options) => profiles.delete(input.id("profile_id"), options),
  getCheck: ({ checks }, input, options) => checks.get(input.id("check_id"), options),
  createApiKey: ({ apiKeys }, input, options) => apiKeys.create(input.body(), options),
  getApiKey: ({ apiKeys }, input, options) => apiKeys.get(input.id("key_id"), options),
  revokeApiKey: ({ apiKeys }, input, options) => apiKeys.revoke(input.id("key_id"), options),
  createToken: ({ oauth }, input, options) => oauth.createToken(input.body(), options),
  getAccount: ({ account }, _, options) => account.get(options),
  getHealth: ({ health }, _, options) => health.get(options),
};

export const LISTS: Readonly<Record<string, Make<RequestOptions, PagePromise<unknown, unknown>>>> = {
  listScans: ({ scans }, input, options) => scans.list(input.query(), options),
  listScanVulnerabilities: ({ scans }, input, options) =>
    scans.listVulnerabilities(input.id("scan_id"), input.query(), options),
  listVulnerabilities: ({ vulnerabilities }, input, options) => vulnerabilities.list(input.query(), options),
  listReports: ({ reports }, input, options) => reports.list(input.query(), options),
  listTargets: ({ targets }, input, options) => targets.list(input.query(), options),
  listProfiles: ({ profiles }, input, options) => profiles.list(input.query(), options),
  listChecks: ({ checks }, input, options) => checks.list(input.query(), options),
  listApiKeys: ({ apiKeys }, input, options) => apiKeys.list(input.query(), options),
};

export const WAITS: Readonly<Record<string, Make<WaitOptions<{ readonly status: string }>, Promise<unknown>>>> = {
  waitUntilComplete: ({ scans }, input, options) => scans.waitUntilComplete(input.id("scan_id"), options),
  waitUntilReady: ({ reports }, input, options) => reports.waitUntilReady(input.id("report_id"), options),
};

export const DOWNLOADS: Readonly<
  Record<
    string,
    (client: HiveProClient, input: Input, path: string | undefined, options: DownloadOptions) => DownloadPromise
  >
> = {
  downloadReport: ({ reports }, input, path, options) => reports.download(input.id("report_id"), path, options),
};

/** The entry of a table; an operation that it lacks fails the case. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) throw new TypeError(`this adapter has no ${name}`);
  return entry;
}
