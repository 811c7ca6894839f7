export const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
export const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
export const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;

/** An enum value may start with a digit: `2fa`, `24h`. */
export const SNAKE_VALUE = /^[a-z0-9]+(_[a-z0-9]+)*$/;
