import { pathToFileURL } from "node:url";
import { HiveProClient } from "@hivepro/sdk";
import { peerFile } from "../../peers/peers.ts";

/** Makes a call that asks for a scan, once it is given the base URL. */
type MakeCall = (baseUrl: string) => Promise<(id: string) => Promise<unknown>>;

const KEY = "hive_key_0123456789";
const HEADERS = { accept: "application/json", authorization: `Bearer ${KEY}` };

/** By name. All send the same headers and parse the body; each is set up as its documentation shows. */
export const CLIENTS: Readonly<Record<string, MakeCall>> = {
  fetch: async (baseUrl) => async (id: string) => {
    const response = await fetch(`${baseUrl}/scans/${encodeURIComponent(id)}`, { headers: HEADERS });
    return response.json();
  },
  "@hivepro/sdk": async (baseUrl) => {
    const client = new HiveProClient({ apiKey: KEY, baseUrl });
    return (id) => client.scans.get(id);
  },
  "openapi-fetch": async (baseUrl) => {
    const { default: createClient } = await peer<{ default: CreateFetchClient }>("openapi-fetch/dist/index.mjs");
    const client = createClient({ baseUrl, headers: HEADERS });
    return (id) => client.GET("/scans/{scan_id}", { params: { path: { scan_id: id } } });
  },
  ky: async (baseUrl) => {
    const { default: ky } = await peer<{ default: Ky }>("ky/distribution/index.js");
    const client = ky.create({ prefix: baseUrl, headers: HEADERS });
    return (id) => client.get(`scans/${encodeURIComponent(id)}`).json();
  },
  axios: async (baseUrl) => {
    const { default: axios } = await peer<{ default: Axios }>("axios/index.js");
    const client = axios.create({ baseURL: baseUrl, headers: HEADERS });
    return (id) => client.get(`/scans/${encodeURIComponent(id)}`);
  },
  "Stainless (openai)": async (baseUrl) => {
    const { OpenAI } = await peer<{ OpenAI: Stainless }>("openai/index.mjs");
    const client = new OpenAI({ apiKey: KEY, baseURL: baseUrl });
    return (id) => client.get(`/scans/${encodeURIComponent(id)}`);
  },
};

/** What is used of the peers, which are no part of the workspace. */
type CreateFetchClient = (options: object) => { GET(path: string, init: object): Promise<unknown> };
interface Ky {
  create(options: object): { get(path: string): { json(): Promise<unknown> } };
}
interface Axios {
  create(options: object): { get(path: string): Promise<unknown> };
}
type Stainless = new (options: object) => { get(path: string): Promise<unknown> };

async function peer<Module>(file: string): Promise<Module> {
  return import(pathToFileURL(peerFile(file)).href);
}
