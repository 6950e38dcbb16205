import { describe, expect, it } from '@jest/globals';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';

import { loadConfig } from '../../src/config.ts';

import { commandOf, DOCKERFILE, readStages, saidBy } from './dockerfile.ts';
import { CHART_VALUES, RELEASE, renderChart, renderTemplate, type Resource } from './helm-chart.ts';

type Model = new (data: never) => { readonly validate: () => void };

/** The schemas by which the API server checks each kind. */
const MODELS: Readonly<Record<string, Model>> = {
  'apps/v1 Deployment': Deployment,
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'monitoring.coreos.com/v1 ServiceMonitor': ServiceMonitor,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Service': Service,
};

const nameOf = ({ apiVersion, kind }: Resource): string => `${apiVersion} ${kind}`;
const validate = (resource: Resource): void => {
  const Kind = MODELS[nameOf(resource)];
  if (Kind === undefined) throw new Error(`No schema for ${nameOf(resource)}`);
  new Kind(resource as never).validate();
};

const ALL = renderChart({ ...CHART_VALUES, serviceMonitor: { enabled: true, interval: '30s' } });
const ofKind = (kind: string): Resource => {
  const found = ALL.find((resource) => resource.kind === kind);
  if (found === undefined) throw new Error(`The chart has no ${kind}`);
  return found;
};
const [, IMAGE = []] = readStages(DOCKERFILE);

describe('the Helm chart', () => {
  it('has each resource once, under the name of the release', () => {
    expect(ALL.map(nameOf).sort()).toEqual(Object.keys(MODELS).sort());
    expect(ALL.map(({ metadata }) => metadata.name)).toEqual(ALL.map(() => RELEASE));
  });

  it.each(ALL.map((resource) => [resource.kind, resource] as const))(
    'makes a %s that its schema accepts',
    (_kind, resource) => {
      expect(() => validate(resource)).not.toThrow();
    },
  );

  it('is checked by schemas that refuse a field of the wrong type', () => {
    const { spec, ...rest } = ofKind('Deployment');
    expect(() => validate({ ...rest, spec: { ...spec, minReadySeconds: 'soon' } })).toThrow(
      'minReadySeconds',
    );
  });

  it('leaves out resources that its values switch off', () => {
    const kinds = renderChart({
      ...CHART_VALUES,
      networkPolicy: { enabled: false },
    }).map(({ kind }) => kind);
    expect(kinds).not.toContain('NetworkPolicy');
    expect(kinds).not.toContain('ServiceMonitor');
  });

  it('selects its own pods and no others in every resource', () => {
    const { labels } = ofKind('Deployment').spec.template.metadata;
    expect([
      ofKind('Deployment').spec.selector.matchLabels,
      ofKind('Service').spec.selector,
      ofKind('PodDisruptionBudget').spec.selector.matchLabels,
      ofKind('NetworkPolicy').spec.podSelector.matchLabels,
    ]).toEqual(Array(4).fill(labels));
    expect(ofKind('Service').metadata.labels).toEqual(ofKind('ServiceMonitor').spec.selector.matchLabels);
  });

  it('runs the image as a user other than root, without capabilities, on a read-only root file system', () => {
    const { spec } = ofKind('Deployment').spec.template;
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(spec.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(spec.automountServiceAccountToken).toBe(false);
  });

  it('gives a pod the time that the program needs to shut down', () => {
    const { terminationGracePeriodSeconds, containers } = ofKind('Deployment').spec.template.spec;
    const { seconds } = containers[0].lifecycle.preStop.sleep;
    // docs/operations.md: 26 s for the last operations, 3 s for the last traces.
    expect(terminationGracePeriodSeconds - seconds).toBeGreaterThanOrEqual(30);
  });

  it('has a configuration that the program accepts, and the port that it listens on', () => {
    const config = loadConfig({ NODE_ENV: 'production', ...ofKind('ConfigMap').data });
    const { containers } = ofKind('Deployment').spec.template.spec;
    expect(containers[0].ports).toEqual([{ name: 'http', containerPort: config.port }]);
    expect(saidBy(IMAGE, 'EXPOSE')).toEqual([String(config.port)]);
  });

  it('replaces the pods when the configuration changes', () => {
    const annotations = (logLevel: string) =>
      renderChart({ ...CHART_VALUES, config: { LOG_LEVEL: logLevel } }).find(
        ({ kind }) => kind === 'Deployment',
      )?.spec.template.metadata.annotations;
    expect(annotations('info')).not.toEqual(annotations('warn'));
  });

  it('is not rendered with a value that does not exist', () => {
    expect(() => renderTemplate('a: {{ .Values.imgae.tag }}\n', { Values: CHART_VALUES })).toThrow(
      'The chart has no value .Values.imgae.tag',
    );
  });
});

it('the command of the image may read only its own folder', () => {
  expect(commandOf(IMAGE, 'ENTRYPOINT').filter((word) => word.startsWith('--allow'))).toEqual([
    '--allow-fs-read=/app',
  ]);
});
