import { mkdirSync, rmdirSync, statSync } from "node:fs";

/** Whoever held it longer than this is gone. */
const LONGEST = 10 * 60_000;
const PAUSE = 200;

/**
 * Does something while no other process does it.
 *
 * @param {string} lock a folder that stands for it
 * @param {() => void} act
 */
export function alone(lock, act) {
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  try {
    act();
  } finally {
    rmdirSync(lock);
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    removeStale(lock);
    return false;
  }
}

/** @param {string} lock */
function removeStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LONGEST) rmdirSync(lock);
  } catch {
    // It has been given back meanwhile.
  }
}
