import type { FormFacts } from "../html/form.ts";

const DESTRUCTIVE_WORD =
  /(?:^|[^a-z])(?:log[-_ ]?(?:out|off)|sign[-_ ]?(?:out|off)|delete|remove|destroy|purge|unsubscribe|deactivate|cancel|shutdown|restart|uninstall)(?:$|[^a-z])/i;

/** A link that ends the session or takes something away when merely requested. */
export function looksDestructive(url: URL): boolean {
  const query = [...url.searchParams].flat().join(" ");
  return DESTRUCTIVE_WORD.test(splitWords(`${decoded(url.pathname)} ${query}`));
}

/** A form whose action, button or preset says that it deletes, cancels or logs out. */
export function isDestructiveForm(form: FormFacts): boolean {
  const presets = form.fields.filter(({ type }) => type === "hidden").map(({ name, value }) => `${name} ${value}`);
  // A button that only says "Cancel" leaves the form; "Cancel order" is another matter.
  const buttons = form.buttons.filter((label) => !/^cancel$/i.test(label.trim()));
  return (
    looksDestructive(form.action) || [...presets, ...buttons].some((text) => DESTRUCTIVE_WORD.test(splitWords(text)))
  );
}

/** `deleteUser` holds the word "delete". */
function splitWords(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, "$1 $2");
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
