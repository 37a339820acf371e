import { resourcesOf, stage, theOnly } from '../../support/synth';

type Widget = { properties: { title?: string; markdown?: string; metrics?: unknown[][]; alarms?: unknown[] } };

/** The dashboard as CloudWatch gets it, with the id of what a value is taken from in its place. */
function widgetsOf(name: string): Widget[] {
  const { DashboardBody } = theOnly(stage(name).watch, 'AWS::CloudWatch::Dashboard') as {
    DashboardBody: { 'Fn::Join': [string, unknown[]] };
  };
  const text = DashboardBody['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : nameIn(part))).join('');
  return (JSON.parse(text) as { widgets: Widget[] }).widgets;
}

const nameIn = (reference: unknown): string => JSON.stringify(reference).replaceAll(/[^\w]/g, '');

const metricsOf = (widgets: readonly Widget[]): unknown[][] =>
  widgets.flatMap(({ properties: { metrics = [] } }) => metrics);

describe('the dashboard', () => {
  test('follows the six steps', () => {
    const steps = widgetsOf('dev').flatMap(({ properties: { markdown = [] } }) => markdown);

    expect(steps).toEqual(['## ingest', '## keep', '## process', '## query', '## serve', '## watch']);
  });

  test.each(['dev', 'prod'])('of %s shows no more metrics than are free', (name) => {
    // https://aws.amazon.com/cloudwatch/pricing: three dashboards of up to 50 metrics each
    const count = metricsOf(widgetsOf(name)).length;

    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(50);
  });

  test('shows every queue, every function and every alarm', () => {
    const { flow, watch } = stage('dev');
    const shown = JSON.stringify(widgetsOf('dev'));
    const wanted = ['AWS::SQS::Queue', 'AWS::Lambda::Function'].flatMap((type) => Object.keys(resourcesOf(flow, type)));

    expect(wanted.filter((logicalId) => !shown.includes(logicalId))).toEqual([]);
    expect(Object.keys(resourcesOf(watch, 'AWS::CloudWatch::Alarm')).filter((id) => !shown.includes(id))).toEqual([]);
  });

  test("asks for CloudFront's metrics where CloudFront keeps them", () => {
    const cloudFront = metricsOf(widgetsOf('dev')).filter(([namespace]) => namespace === 'AWS/CloudFront');

    expect(cloudFront.map(([, name]) => name)).toEqual(['Requests', '4xxErrorRate', '5xxErrorRate']);
    for (const metric of cloudFront) expect(metric.at(-1)).toMatchObject({ region: 'us-east-1' });
  });

  test('shows how often caches help where that is paid for', () => {
    const titles = (name: string) => widgetsOf(name).flatMap(({ properties: { title = [] } }) => title);

    expect(titles('prod')).toContain('CloudFront: answered from caches, %');
    expect(titles('dev')).not.toContain('CloudFront: answered from caches, %');
    stage('prod').watch.resourceCountIs('AWS::CloudFront::MonitoringSubscription', 1);
    stage('dev').watch.resourceCountIs('AWS::CloudFront::MonitoringSubscription', 0);
  });
});
