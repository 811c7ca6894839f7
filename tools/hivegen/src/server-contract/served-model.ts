import type { ApiModel } from "../model/api-model.ts";

/** The API as a server can serve it: without operations that no request reaches. */
export function servedModel(model: ApiModel): ApiModel {
  const resources = model.resources.flatMap((resource) => {
    const operations = resource.operations.filter(({ reachable }) => reachable);
    return operations.length > 0 ? [{ ...resource, operations }] : [];
  });
  return { ...model, resources };
}
