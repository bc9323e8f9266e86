// Checks the Kubernetes templates: types and unknown keys (npm kubernetes-models), what they say of one another, and what this project asks of a pod.
//   node check-kubernetes.mjs <kubernetes folder>
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { checkKeys, fileOf } from './kubernetes-keys.mjs';

const require = createRequire(import.meta.url);
const folder = process.argv[2];
const problems = [];
const documents = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.yaml')).sort()
  .flatMap(name => parseAllDocuments(readFileSync(join(folder, name), 'utf8'), { uniqueKeys: true }).map(one => {
    one.errors.forEach(error => problems.push(`${name}: ${error.message}`));
    return { name, value: one.toJS() };
  }));

function checkType({ name, value }) {
  const group = value.apiVersion;
  const model = require(`kubernetes-models/${group}`)[value.kind];
  if (!model) { problems.push(`${name}: there is no ${value.kind} in ${value.apiVersion}`); return; }
  try {
    new model(value).validate();
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
  checkKeys(value, fileOf(group, value.kind), name, problems);
}

function checkKustomization({ name, value }) {
  const known = ['apiVersion', 'kind', 'resources', 'labels', 'namespace', 'images', 'configMapGenerator', 'patches', 'replicas'];
  const here = join(folder, name, '..');
  for (const key of Object.keys(value)) if (!known.includes(key)) problems.push(`${name}: ${key} is unknown or deprecated`);
  for (const resource of value.resources) if (!existsSync(join(here, resource))) problems.push(`${name}: ${resource} is not there`);
  const listed = new Set(value.resources);
  for (const file of readdirSync(here).filter(one => one.endsWith('.yaml') && one !== 'kustomization.yaml')) if (!listed.has(file)) problems.push(`${name} leaves out ${file}`);
}

const kustomizations = documents.filter(one => one.value.kind === 'Kustomization');
const resources = documents.filter(one => one.value.kind !== 'Kustomization');
resources.forEach(checkType);
kustomizations.forEach(checkKustomization);

const find = kind => resources.find(one => one.value.kind === kind)?.value ?? (problems.push(`there is no ${kind}`), {});
const need = (isThere, what) => { if (!isThere) problems.push(what); };
const includes = (labels, selector) => Object.entries(selector ?? { '': 1 }).every(([key, value]) => labels[key] === value);

const deployment = find('Deployment');
const pod = deployment.spec.template.spec;
const labels = deployment.spec.template.metadata.labels;
const [container] = pod.containers;
need(includes(labels, deployment.spec.selector.matchLabels), 'the deployment does not select its own pods');
need(includes(labels, find('Service').spec.selector), 'the service selects no pod');
need(includes(labels, find('PodDisruptionBudget').spec.selector.matchLabels), 'the disruption budget selects no pod');
need(includes(labels, find('NetworkPolicy').spec.podSelector.matchLabels), 'the network policy selects no pod');
need(['Ingress', 'Egress'].every(one => find('NetworkPolicy').spec.policyTypes.includes(one)), 'the network policy leaves a direction open');
need(find('HorizontalPodAutoscaler').spec.scaleTargetRef.name === deployment.metadata.name, 'the autoscaler scales something else');
need(find('HorizontalPodAutoscaler').spec.minReplicas >= 2, 'fewer than two pods: the budget of one could never be kept');
need(deployment.spec.replicas === undefined, 'the deployment sets the replicas that the autoscaler sets');
const port = find('Service').spec.ports[0];
need(container.ports.some(one => one.name === port.targetPort), 'the service leads to no port of the container');
const backend = find('Ingress').spec.rules[0].http.paths[0].backend.service;
need(backend.name === find('Service').metadata.name && backend.port.name === port.name, 'the ingress leads to no service');
for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) need(container[probe]?.httpGet?.path?.startsWith('/health/'), `${probe} is missing`);
need(pod.securityContext.runAsNonRoot && pod.securityContext.runAsUser === 1654, 'the pod may run as root');
need(pod.securityContext.seccompProfile?.type === 'RuntimeDefault', 'no seccomp profile');
need(pod.automountServiceAccountToken === false, 'the token of the cluster is mounted');
need(container.securityContext.readOnlyRootFilesystem && container.securityContext.allowPrivilegeEscalation === false, 'the root file system is writable, or privileges may grow');
need(container.securityContext.capabilities.drop.includes('ALL'), 'capabilities are left');
need(container.resources.requests && container.resources.limits.memory, 'requests or limits are missing');
for (const { name, value } of container.env) need(!/Secret|Password|ConnectionString/.test(name) || value === undefined, `${name} is a secret written out: refer to one`);

for (const problem of problems) console.log(`FAILED ${problem}`);
console.log(`${resources.length} resources, ${kustomizations.length} kustomizations: ${problems.length} failures`);
process.exitCode = problems.length === 0 ? 0 : 1;
