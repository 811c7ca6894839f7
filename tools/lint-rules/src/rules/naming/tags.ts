import { contractRule } from "../../contract/rule.ts";

/** An operation has tags, and the root declares them. */
export const tags = contractRule(({ root, operations, webhooks }, report) => {
  const declared = new Set(
    root
      .at("tags")
      .items()
      .map((tag) => tag.at("name").text),
  );
  for (const operation of [...operations, ...webhooks]) {
    const used = operation.place.child("tags").items();
    if (used.length === 0) report(operation.place, "it has no tag. Name the one it belongs to in `tags`.", operation);
    for (const tag of used.filter(({ text }) => !declared.has(text))) {
      report(tag, `the tag \`${tag.text}\` is not declared. Add it to \`tags\` at the root, or correct it.`, operation);
    }
  }
});
