import type { FormFacts, FormField } from "../html/form.ts";
import type { FieldValue, Submission } from "./input-point.ts";

const VALUE_BY_TYPE: Readonly<Record<string, string>> = {
  email: "scanner@example.com",
  url: "https://example.com/",
  tel: "5550100",
  number: "1",
  range: "1",
  date: "2024-01-15",
  time: "12:00",
  month: "2024-01",
  week: "2024-W03",
  "datetime-local": "2024-01-15T12:00",
  color: "#336699",
  password: "Hivepro-1",
  checkbox: "on",
  radio: "on",
};

const NOT_SENT = new Set(["file", "reset", "button", "image"]);

/** Fills a form with harmless values; what the page supplies stays. */
export function fillForm(form: FormFacts): Submission {
  const buttons = form.fields.filter(({ type }) => type === "submit").slice(0, 1);
  const inputs = form.fields.filter(({ type }) => type !== "submit" && !NOT_SENT.has(type));
  const fields = firstOfEachRadioGroup(inputs).concat(buttons).map(fill);
  const action = new URL(form.action);
  action.hash = "";
  if (form.method === "GET") action.search = "";
  return { method: form.method, action, fields, encoding: form.encoding };
}

function fill(field: FormField): FieldValue {
  const isButtonOrHidden = field.type === "submit" || field.type === "hidden";
  if (field.value !== "" || isButtonOrHidden) return [field.name, field.value];
  return [field.name, VALUE_BY_TYPE[field.type] ?? valueByName(field.name)];
}

function valueByName(name: string): string {
  if (/mail/i.test(name)) return "scanner@example.com";
  return /(?:^|_)(?:id|num|count|qty|page|year|age)$/i.test(name) ? "1" : "hivepro";
}

function firstOfEachRadioGroup(fields: readonly FormField[]): FormField[] {
  const seen = new Set<string>();
  return fields.filter(({ name, type }) => {
    if (type !== "radio") return true;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}
