import type { Check, CheckInfo } from "./check-model/check.ts";
import { apiDocsExposed } from "./checks/api-docs-exposed.ts";
import { clickjacking } from "./checks/clickjacking.ts";
import { commandInjection } from "./checks/command-injection.ts";
import { contentTypeOptionsMissing } from "./checks/content-type-options-missing.ts";
import { cookieWithoutHttponly } from "./checks/cookie-without-httponly.ts";
import { cookieWithoutSamesite } from "./checks/cookie-without-samesite.ts";
import { cookieWithoutSecure } from "./checks/cookie-without-secure.ts";
import { corsMisconfigured } from "./checks/cors-misconfigured.ts";
import { cspMissing } from "./checks/csp-missing.ts";
import { cspUnsafe } from "./checks/csp-unsafe.ts";
import { csrfForm } from "./checks/csrf-form.ts";
import { directoryListing } from "./checks/directory-listing.ts";
import { errorDisclosure } from "./checks/error-disclosure.ts";
import { exposedBackup } from "./checks/exposed-backup.ts";
import { exposedConfiguration } from "./checks/exposed-configuration.ts";
import { exposedDiagnostics } from "./checks/exposed-diagnostics.ts";
import { exposedRepository } from "./checks/exposed-repository.ts";
import { graphqlIntrospection } from "./checks/graphql-introspection.ts";
import { headerInjection } from "./checks/header-injection.ts";
import { hstsMissing } from "./checks/hsts-missing.ts";
import { inputErrorDisclosure } from "./checks/input-error-disclosure.ts";
import { integrityMissing } from "./checks/integrity-missing.ts";
import { mixedContent } from "./checks/mixed-content.ts";
import { openRedirect } from "./checks/open-redirect.ts";
import { outdatedLibrary } from "./checks/outdated-library.ts";
import { passwordAutocomplete } from "./checks/password-autocomplete.ts";
import { passwordOverHttp } from "./checks/password-over-http.ts";
import { pathTraversal } from "./checks/path-traversal.ts";
import { permissionsPolicyMissing } from "./checks/permissions-policy-missing.ts";
import { plainHttp } from "./checks/plain-http.ts";
import { privateAddressDisclosure } from "./checks/private-address-disclosure.ts";
import { referrerPolicy } from "./checks/referrer-policy.ts";
import { secretInPage } from "./checks/secret-in-page.ts";
import { securityTxtMissing } from "./checks/security-txt-missing.ts";
import { sessionInUrl } from "./checks/session-in-url.ts";
import { sqlInjectionBoolean } from "./checks/sql-injection-boolean.ts";
import { sqlInjectionError } from "./checks/sql-injection-error.ts";
import { templateInjection } from "./checks/template-injection.ts";
import { tlsCertificate } from "./checks/tls-certificate.ts";
import { tlsOutdated } from "./checks/tls-outdated.ts";
import { traceMethod } from "./checks/trace-method.ts";
import { versionDisclosure } from "./checks/version-disclosure.ts";
import { xssReflected } from "./checks/xss-reflected.ts";

/** Every check, in the order in which they run. */
export const CHECKS: readonly Check[] = [
  apiDocsExposed,
  clickjacking,
  commandInjection,
  contentTypeOptionsMissing,
  cookieWithoutHttponly,
  cookieWithoutSamesite,
  cookieWithoutSecure,
  corsMisconfigured,
  cspMissing,
  cspUnsafe,
  csrfForm,
  directoryListing,
  errorDisclosure,
  exposedBackup,
  exposedConfiguration,
  exposedDiagnostics,
  exposedRepository,
  graphqlIntrospection,
  headerInjection,
  hstsMissing,
  inputErrorDisclosure,
  integrityMissing,
  mixedContent,
  openRedirect,
  outdatedLibrary,
  passwordAutocomplete,
  passwordOverHttp,
  pathTraversal,
  permissionsPolicyMissing,
  plainHttp,
  privateAddressDisclosure,
  referrerPolicy,
  secretInPage,
  securityTxtMissing,
  sessionInUrl,
  sqlInjectionBoolean,
  sqlInjectionError,
  templateInjection,
  tlsCertificate,
  tlsOutdated,
  traceMethod,
  versionDisclosure,
  xssReflected,
];

/** What the checks look for, for documentation and for choosing among them. */
export const checkCatalogue: readonly CheckInfo[] = CHECKS.map(({ info }) => info);
