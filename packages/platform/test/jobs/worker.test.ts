import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureAccount } from "../../src/accounts/store.ts";
import { DEFAULT_CONFIG } from "../../src/config/config.ts";
import { type OpenDatabase, openDatabase } from "../../src/database/open-database.ts";
import type { JobState } from "../../src/database/schema.ts";
import { type Job, type JobHandler, JobStop } from "../../src/jobs/job.ts";
import { enqueue } from "../../src/jobs/queue.ts";
import { Worker } from "../../src/jobs/worker.ts";
import { TestClock } from "../support/clock.ts";

const log = { error: () => {}, info: () => {} };
let database: OpenDatabase;
let accountId: string;
let clock: TestClock;
let workers: Worker[];
beforeEach(async () => {
  database = await openDatabase(null);
  accountId = await ensureAccount(database.db, { ...DEFAULT_CONFIG, scanConcurrency: 2 }, new Date());
  clock = new TestClock();
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await database.close();
});

/** Does jobs as the test says, and remembers what it was asked for. */
class ScriptedHandler implements JobHandler {
  readonly parallel = 10;
  readonly started: Job[] = [];
  readonly requeuedJobs: string[] = [];
  readonly abandonedJobs: string[] = [];
  readonly #run: (job: Job, signal: AbortSignal) => Promise<void>;
  #watchers: (() => void)[] = [];

  constructor(run: (job: Job, signal: AbortSignal) => Promise<void> = async () => {}) {
    this.#run = run;
  }

  async run(job: Job, signal: AbortSignal): Promise<void> {
    this.started.push(job);
    for (const watcher of this.#watchers) watcher();
    await this.#run(job, signal);
  }

  async requeued(_trx: unknown, job: Job): Promise<void> {
    this.requeuedJobs.push(job.subjectId);
  }

  async abandoned(_trx: unknown, job: Job): Promise<void> {
    this.abandonedJobs.push(job.subjectId);
  }

  /** Resolves once `count` jobs were started. */
  async startedCount(count: number): Promise<void> {
    while (this.started.length < count) {
      await new Promise<void>((resolve) => {
        this.#watchers = [resolve];
      });
    }
  }
}

const untilStopped = (_job: Job, signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

async function startWorker(handler: JobHandler): Promise<Worker> {
  const worker = new Worker({ db: database.db, clock, handlers: { scan: handler, report: handler }, log });
  workers.push(worker);
  await worker.start({ exclusive: true });
  return worker;
}

async function add(...subjectIds: string[]): Promise<void> {
  for (const subjectId of subjectIds) {
    await database.db.transaction().execute((trx) => enqueue(trx, { accountId, kind: "scan", subjectId }, clock.now()));
  }
}

async function stateOf(subjectId: string) {
  const { state, attempts } = await database.db
    .selectFrom("jobs")
    .select(["state", "attempts"])
    .where("subject_id", "=", subjectId)
    .executeTakeFirstOrThrow();
  return { state, attempts };
}

async function waitForState(subjectId: string, state: JobState): Promise<void> {
  while ((await stateOf(subjectId)).state !== state) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** As if a worker had been killed in the middle of these jobs, some attempts ago. */
async function leaveRunning(attempts: number, subjectId: string): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    await enqueue(trx, { accountId, kind: "scan", subjectId }, clock.now());
    await trx
      .updateTable("jobs")
      .set({ state: "running", attempts, lease_owner: "killed", lease_until: new Date(clock.now().getTime() + 30_000) })
      .where("subject_id", "=", subjectId)
      .execute();
  });
}

describe("jobs of a worker that was killed", () => {
  it("run again at the next start", async () => {
    await leaveRunning(1, "scan_a");
    const handler = new ScriptedHandler();
    await startWorker(handler);
    expect(handler.requeuedJobs).toEqual(["scan_a"]);
    await waitForState("scan_a", "succeeded");
    expect(handler.started).toMatchObject([{ subjectId: "scan_a", attempt: 2, isLastAttempt: false }]);
  });

  it("are given up after the third attempt", async () => {
    await leaveRunning(3, "scan_a");
    const handler = new ScriptedHandler();
    await startWorker(handler);
    expect(handler.abandonedJobs).toEqual(["scan_a"]);
    expect(await stateOf("scan_a")).toEqual({ state: "failed", attempts: 3 });
    expect(handler.started).toEqual([]);
  });

  it("stay canceled if they were", async () => {
    await leaveRunning(1, "scan_a");
    await database.db.updateTable("jobs").set({ cancel_requested: true }).execute();
    const handler = new ScriptedHandler();
    await startWorker(handler);
    expect(await stateOf("scan_a")).toMatchObject({ state: "canceled" });
    expect(handler.requeuedJobs).toEqual([]);
  });

  it("are left alone by others until their lease runs out", async () => {
    const handler = new ScriptedHandler();
    const worker = await startWorker(handler);
    await leaveRunning(1, "scan_a");
    worker.wake();
    await add("scan_b");
    worker.wake();
    await waitForState("scan_b", "succeeded");
    expect(await stateOf("scan_a")).toMatchObject({ state: "running" });
    clock.advance(31);
    worker.wake();
    await waitForState("scan_a", "succeeded");
  });
});

describe("a worker", () => {
  it("runs as many scans as the account may, oldest first", async () => {
    await add("scan_a", "scan_b", "scan_c");
    await database.db
      .updateTable("jobs")
      .set({ run_at: new Date(0) })
      .where("subject_id", "=", "scan_c")
      .execute();
    const handler = new ScriptedHandler(untilStopped);
    const worker = await startWorker(handler);
    await handler.startedCount(2);
    worker.wake();
    expect(handler.started[0]?.subjectId).toBe("scan_c");
    const states = await database.db.selectFrom("jobs").select("state").orderBy("state").execute();
    expect(states.map(({ state }) => state)).toEqual(["queued", "running", "running"]);
    worker.cancel("scan_c");
    await handler.startedCount(3);
    expect(await stateOf("scan_c")).toMatchObject({ state: "canceled" });
  });

  it("puts its jobs back when it is closed, and the attempt does not count", async () => {
    await add("scan_a");
    const handler = new ScriptedHandler(untilStopped);
    const worker = await startWorker(handler);
    await handler.startedCount(1);
    await worker.close();
    expect(handler.requeuedJobs).toEqual(["scan_a"]);
    expect(await stateOf("scan_a")).toEqual({ state: "queued", attempts: 0 });
    expect(worker.healthy).toBe(false);
  });

  it("tries a job that failed unexpectedly again, three times in all", async () => {
    await add("scan_a");
    const handler = new ScriptedHandler(async () => {
      throw new Error("disk full");
    });
    const worker = await startWorker(handler);
    for (const attempt of [1, 2, 3]) {
      await handler.startedCount(attempt);
      if (attempt < 3) await waitForState("scan_a", "queued");
      clock.advance(6);
      worker.wake();
    }
    await waitForState("scan_a", "failed");
    expect(handler.started.map(({ attempt, isLastAttempt }) => [attempt, isLastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(handler.abandonedJobs).toEqual(["scan_a"]);
  });

  it("counts a job as done that was done before it heard to stop", async () => {
    await add("scan_a");
    const release = Promise.withResolvers<void>();
    const handler = new ScriptedHandler(() => release.promise);
    const worker = await startWorker(handler);
    await handler.startedCount(1);
    worker.cancel("scan_a");
    release.resolve();
    await waitForState("scan_a", "succeeded");
  });
});

describe("the reason why a job stops", () => {
  it("is on the error", () => {
    expect(new JobStop("shutdown")).toMatchObject({ reason: "shutdown", name: "JobStop" });
  });
});
