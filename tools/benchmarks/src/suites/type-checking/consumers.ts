/** Programs with the same ten calls, in the way of each generator. */

export const thinTypesUse = `import type { operations } from "./api/api.js";
type Answer<Id extends keyof operations> = operations[Id]["responses"] extends { 200: { content: { "application/json": infer Body } } } ? Body : never;
declare const answers: {
  a: Answer<"repos/get">; b: Answer<"issues/get">; c: Answer<"pulls/get">; d: Answer<"users/get-by-username">;
  e: Answer<"orgs/get">; f: Answer<"repos/list-branches">; g: Answer<"issues/list-for-repo">; h: Answer<"git/get-ref">;
  i: Answer<"gists/get">; j: Answer<"licenses/get-all-commonly-used">;
};
export const shown = [
  answers.a.full_name, answers.b.title, answers.c.merged, answers.d.id, answers.e.login,
  answers.f[0]?.name, answers.g[0]?.title, answers.h.ref, answers.i.id, answers.j[0]?.spdx_id,
];
`;

export const heyApiCalls = `import * as api from "./api/index.js";
const path = { owner: "octokit", repo: "openapi" };
export const shown = [
  (await api.reposGet({ path, throwOnError: true })).data.full_name,
  (await api.issuesGet({ path: { ...path, issue_number: 1 }, throwOnError: true })).data.title,
  (await api.pullsGet({ path: { ...path, pull_number: 1 }, throwOnError: true })).data.merged,
  (await api.usersGetByUsername({ path: { username: "octocat" }, throwOnError: true })).data.id,
  (await api.orgsGet({ path: { org: "octokit" }, throwOnError: true })).data.login,
  (await api.reposListBranches({ path, throwOnError: true })).data[0]?.name,
  (await api.issuesListForRepo({ path, throwOnError: true })).data[0]?.title,
  (await api.gitGetRef({ path: { ...path, ref: "heads/main" }, throwOnError: true })).data.ref,
  (await api.gistsGet({ path: { gist_id: "1" }, throwOnError: true })).data.id,
  (await api.licensesGetAllCommonlyUsed({ throwOnError: true })).data[0]?.spdx_id,
];
`;

export const hivegenCalls = `import { GitHubsOfficialOpenApiSpecOctokitClient as GitHubClient } from "./api/index.js";
const client = new GitHubClient();
export const shown = [
  (await client.repos.get("octokit", "openapi")).full_name,
  (await client.issues.get("octokit", "openapi", 1)).title,
  (await client.pulls.get("octokit", "openapi", 1)).merged,
  (await client.users.getByUsername("octocat")).id,
  (await client.orgs.get("octokit")).login,
  (await client.repos.listBranches("octokit", "openapi")).items[0]?.name,
  (await client.issues.listForRepo("octokit", "openapi")).items[0]?.title,
  (await client.git.getRef("octokit", "openapi", "heads/main")).ref,
  (await client.gists.get("1")).id,
  (await client.licenses.getAllCommonlyUsed()).items[0]?.spdx_id,
];
`;
