// Cuts Microsoft's ARM schemas down to the resource types that the templates use, and writes them to arm-schemas/.
//   node trim-schemas.mjs <folder with <apiVersion>_<Provider>.json of github.com/Azure/azure-resource-manager-schemas>
// Run it again, with the type added below, when a template needs a new type or a newer version.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const wanted = {
  '2018-03-01_Microsoft.Insights': ['metricAlerts'],
  '2022-04-01_Microsoft.Authorization': ['roleAssignments'],
  '2022-09-15_Microsoft.BotService': ['botServices', 'botServices_channels'],
  '2024-11-30_Microsoft.ManagedIdentity': ['userAssignedIdentities'],
  '2025-07-01_Microsoft.OperationalInsights': ['workspaces'],
  '2025-08-01_Microsoft.DBforPostgreSQL': ['flexibleServers', 'flexibleServers_configurations', 'flexibleServers_databases', 'flexibleServers_firewallRules'],
  '2026-01-01_Microsoft.App': ['containerApps', 'managedEnvironments'],
  '2026-02-01_Microsoft.KeyVault': ['vaults', 'vaults_secrets'],
};
const isExpression = schema => /common\/definitions\.json#\/definitions\/expression$/.test(schema?.$ref ?? '');

// Descriptions go; the check evaluates expressions before it validates, so the alternative "or an expression" goes too.
function trim(value) {
  if (Array.isArray(value)) return value.map(trim);
  if (!value || typeof value !== 'object') return value;
  const alternatives = Array.isArray(value.oneOf) ? value.oneOf.filter(one => !isExpression(one)) : null;
  if (alternatives?.length === 1 && alternatives.length < value.oneOf.length) return trim(alternatives[0]);
  const entries = Object.entries(alternatives ? { ...value, oneOf: alternatives } : value);
  return Object.fromEntries(entries.filter(([key, one]) => key !== 'description' || typeof one !== 'string').map(([key, one]) => [key, trim(one)]));
}

// Children are checked as resources of their own, not inside their parent.
function withoutChildren(resource) {
  const { resources, ...properties } = resource.properties;
  return { ...resource, properties };
}

function reachable(roots, definitions) {
  const found = {};
  const walk = value => {
    if (!value || typeof value !== 'object') return;
    const name = typeof value.$ref === 'string' && value.$ref.startsWith('#/definitions/') ? value.$ref.slice('#/definitions/'.length) : null;
    if (name && !(name in found)) walk(found[name] = definitions[name]);
    Object.values(value).forEach(walk);
  };
  walk(roots);
  return found;
}

const [source] = process.argv.slice(2);
const target = join(import.meta.dirname, 'arm-schemas');
for (const [file, types] of Object.entries(wanted)) {
  const whole = JSON.parse(readFileSync(join(source, `${file}.json`), 'utf8'));
  const resourceDefinitions = trim(Object.fromEntries(types.map(type => [type, withoutChildren(whole.resourceDefinitions[type])])));
  const schema = { title: whole.title, resourceDefinitions, definitions: reachable(resourceDefinitions, trim(whole.definitions)) };
  writeFileSync(join(target, `${file}.json`), `${JSON.stringify(schema)}\n`);
}
copyFileSync(join(source, 'LICENSE'), join(target, 'LICENSE'));
