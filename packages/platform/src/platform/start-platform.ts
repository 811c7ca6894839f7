import type { FastifyInstance } from "fastify";
import { ensureAccount } from "../accounts/store.ts";
import { ensureFirstKey } from "../api-keys/first-key.ts";
import { type Clock, systemClock } from "../clock/clock.ts";
import { DEFAULT_CONFIG, type PlatformConfig } from "../config/config.ts";
import { type OpenDatabase, openDatabase } from "../database/open-database.ts";
import { createApp } from "../http/create-app.ts";
import { createLog, type Log } from "../http/log.ts";
import { Worker } from "../jobs/worker.ts";
import { startMaintenance } from "../maintenance/maintenance.ts";
import { reportJobHandler } from "../reports/report-job.ts";
import { ReportSignals } from "../reports/report-signals.ts";
import { scanJobHandler } from "../scans/running/scan-job.ts";
import type { Services } from "../services/services.ts";
import { PLATFORM_VERSION } from "../version/version.ts";
import { checkAllowedTargets } from "./allowed-targets.ts";

export interface RunningPlatform {
  /** Where it listens, or its public URL. Without a slash at the end. */
  readonly url: string;
  /** Secret of the first API key; `null` when its file was deleted. */
  readonly apiKey: string | null;
  /** Ends requests, puts running scans back in the queue, and closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the platform. What `config` leaves out has its default value. Throws `ConfigError` for settings that can't
 * work, and `DataDirectoryInUseError` when another process has the data directory.
 */
export async function startPlatform(
  config: Partial<PlatformConfig> = {},
  options: { readonly clock?: Clock } = {},
): Promise<RunningPlatform> {
  const complete = { ...DEFAULT_CONFIG, ...config };
  await checkAllowedTargets(complete.allowedTargets);
  const database = await openDatabase(complete.dataDir);
  try {
    return await startOn(database, complete, options.clock ?? systemClock);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(database: OpenDatabase, config: PlatformConfig, clock: Clock): Promise<RunningPlatform> {
  const { db } = database;
  const log = createLog(config.logLevel);
  const accountId = await ensureAccount(db, config, clock.now());
  const apiKey = await ensureFirstKey(db, accountId, config.dataDir, clock.now());
  const services = createServices(database, config, { clock, log });
  const app = await createApp(services, config, log);
  const stopMaintenance = await startMaintenance(db, clock, log);
  await services.worker.start({ exclusive: true });

  const close = async () => {
    services.reportSignals.close();
    await app.close();
    await services.worker.close();
    await stopMaintenance();
    await database.close();
  };
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await services.worker.close();
    await stopMaintenance();
    throw error;
  }
  return { url: config.publicUrl ?? urlOf(config.host, portOf(app)), apiKey, close };
}

/** The port that was taken, which is another than the configured one if that is 0. */
function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return address.port;
}

function createServices(
  { db }: OpenDatabase,
  config: PlatformConfig,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Services {
  const addressPolicy = { allowed: config.allowedTargets };
  const reportSignals = new ReportSignals();
  const version = PLATFORM_VERSION;
  const handlers = {
    scan: scanJobHandler({ db, clock, addressPolicy, log }),
    report: reportJobHandler({ db, clock, signals: reportSignals, version, log }),
  };
  const worker = new Worker({ db, clock, handlers, log });
  return { db, clock, worker, addressPolicy, reportSignals, version };
}

/** An address that a browser on this machine can open. */
function urlOf(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
