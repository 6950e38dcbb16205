import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A received span, with its attributes as an object. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Absent from the first span of a trace. */
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** OTLP's code: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** OTLP's code: 0 unset, 2 error. */
  readonly status: number;
  readonly startNs: bigint;
  readonly endNs: bigint;
  /** Resource attributes of the process that sent it. */
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** In the order in which they ended. */
  readonly spans: () => readonly ReceivedSpan[];
  /** Everything that was received, as text. */
  readonly text: () => string;
  /** Sets the response to further exports. */
  readonly answerWith: (status: number) => void;
  readonly close: () => Promise<void>;
}

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly KeyValue[];
  readonly status: { readonly code: number };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const valueOf = (value: KeyValue['value']): unknown => {
  if ('arrayValue' in value) {
    const { values } = value['arrayValue'] as { values: readonly KeyValue['value'][] };
    return values.map(valueOf);
  }
  return Object.values(value)[0];
};

const objectOf = (pairs: readonly KeyValue[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, valueOf(value)]));

const readSpans = (text: string): readonly ReceivedSpan[] =>
  (JSON.parse(text) as OtlpRequest).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        name: span.name,
        kind: span.kind,
        attributes: objectOf(span.attributes),
        status: span.status.code,
        startNs: BigInt(span.startTimeUnixNano),
        endNs: BigInt(span.endTimeUnixNano),
        resource: objectOf(resource.attributes),
      })),
  );

/** An OTLP receiver for JSON over HTTP. */
export const startOtlpReceiver = async (): Promise<OtlpReceiver> => {
  const bodies: string[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces' && status === 200) bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    spans: () => bodies.flatMap(readSpans),
    text: () => bodies.join('\n'),
    answerWith: (next) => {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
