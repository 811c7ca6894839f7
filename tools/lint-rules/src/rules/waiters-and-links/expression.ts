import { jsonSchemaOf } from "../../contract/bodies.ts";
import { type Operation, parameterOf, type Response } from "../../contract/operations.ts";
import { parsePointer } from "../../contract/pointer.ts";
import { descend } from "../../schema/descend.ts";

const EXPRESSION = /^\$(request|response)\.(body|header|query|path)(?:#(\/.*)?|\.(.+))?$/;

/** Why an OpenAPI runtime expression can't have a value for this response; `undefined`: it can. */
export function problemOf(expression: string, operation: Operation, response: Response): string | undefined {
  if (["$url", "$method", "$statusCode"].includes(expression)) return undefined;
  const [, message, part, pointer, name] = EXPRESSION.exec(expression) ?? [];
  if (message === undefined || part === undefined) return "is not a runtime expression";
  if (part === "body") return bodyProblem(message, pointer ?? "", operation, response);
  if (name === undefined) return `names no ${part} parameter`;
  if (message === "request") {
    return parameterOf(operation, part, name) ? undefined : `names a ${part} parameter the operation does not have`;
  }
  if (part !== "header") return "is not a runtime expression";
  const headers = response.place.at("headers").fields();
  const found = headers.some(([header]) => header.toLowerCase() === name.toLowerCase());
  return found ? undefined : "names a header the response does not have";
}

function bodyProblem(message: string, pointer: string, operation: Operation, response: Response): string | undefined {
  const schema = jsonSchemaOf(message === "request" ? operation.place.at("requestBody") : response.place);
  if (!schema) return `points into the ${message} body, which is not JSON`;
  const found = descend(schema, parsePointer(pointer)).length > 0;
  return found ? undefined : `points to nothing in the schema of the ${message} body`;
}
