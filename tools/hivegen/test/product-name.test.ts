import { expect, test } from "vitest";
import { identifier } from "../src/model/names.ts";
import { productName } from "../src/model/product-name.ts";

const servers = (url: string) => [{ name: "default", url, description: undefined, variables: [] }];

test.each([
  ["HivePro API", "HivePro", "HIVEPRO"],
  ["The Stripe API (v1) - Public", "Stripe", "STRIPE"],
  ["GitHub v3 REST API", "GitHub", "GITHUB"],
  ["Swagger Petstore - OpenAPI 3.0", "SwaggerPetstore", "SWAGGER_PETSTORE"],
  ["Adyen for Platforms: Account API", "AdyenForPlatforms", "ADYEN_FOR_PLATFORMS"],
  ["REST API for Météo-France", "MeteoFrance", "METEO_FRANCE"],
  ["Straßen & Größen", "StrassenGrossen", "STRASSEN_GROSSEN"],
  ["1Password Connect", "Api1PasswordConnect", "API_1PASSWORD_CONNECT"],
  ["Bob's Burgers", "BobsBurgers", "BOBS_BURGERS"],
  ["SqlManagementClient", "SqlManagement", "SQL_MANAGEMENT"],
  ["AmazonApiGatewayManagementApi", "AmazonApiGatewayManagement", "AMAZON_API_GATEWAY_MANAGEMENT"],
  ["AWS IoT", "AwsIoT", "AWS_IOT"],
  [
    "An extraordinarily long title that goes on and on, as if nobody ever had to write it",
    "ExtraordinarilyLongTitleThatGoesOnAndOn",
    "EXTRAORDINARILY_LONG_TITLE_THAT_GOES_ON_AND_ON",
  ],
  [`${"x".repeat(60)} y`, `X${"x".repeat(39)}`, "X".repeat(40)],
])("%j is %s, with variables %s_…", (title, pascal, prefix) => {
  const { name, environmentPrefix } = productName(title, []);
  expect([name.pascal, environmentPrefix]).toEqual([pascal, prefix]);
});

test.each([
  ["天气 API", "https://api.weather.example.com/v1", "Example"],
  ["", "https://weather.example", "Weather"],
  ["API", "https://api.{region}.weather.io", "Weather"],
  ["REST API v2", "/v2", "Api"],
  ["🚀", "http://127.0.0.1:8080", "Api"],
  ["API", "http://localhost:3000", "Api"],
])("a title that says nothing (%j) leaves the domain (%s): %s", (title, url, pascal) => {
  expect(productName(title, servers(url)).name.pascal).toBe(pascal);
});

test.each(["", " ", "(", "-", "💥 (beta)", "constructor", "class", "a\nb", "\u0000", "ᚠᚢᚦ", "`quoted`", "*/"])(
  "whatever the title (%j), class and variables have valid names",
  (title) => {
    const { name, environmentPrefix } = productName(title, []);
    expect(identifier(`${name.pascal}Client`)).toBe(`${name.pascal}Client`);
    expect(environmentPrefix).toMatch(/^[A-Z][A-Z0-9_]*$/);
  },
);

test("whose API it is, where the domain says the same, is its name", () => {
  const title = "GitHub's official OpenAPI spec + Octokit extension";
  expect(productName(title, servers("https://api.github.com")).name.pascal).toBe("GitHub");
  expect(productName(title, servers("https://example.com")).name.pascal).toBe("GitHubsOfficialOpenApiSpecOctokit");
});
