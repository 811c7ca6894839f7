/** Exit codes that scripts rely on. */
export const EXIT = { done: 0, inputErrors: 1, usage: 2, outOfDate: 3 } as const;
