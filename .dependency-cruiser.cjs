/**
 * The directions of the design. A line here is a promise to whoever reads one room: it can be understood without the next.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const STEPS = 'ingest|keep|process|query|serve|watch';

/** What the API answers: views, requests and the reasons in them. */
const PAGE_READS =
  '^lambdas/(search-assets/(asset-view|search-assets)|presign-upload/presign-upload|shared/(catalog-items|manifest))\\.ts$';

/** The handlers' ports to what a stage holds, and their adapters. */
const STAGE_DATA = [
  '^lambdas/shared/((dynamo-)?catalog|(dynamo-)?job-store|(sqs-)?hint-queue|object-hint|(s3-)?object-locks|s3-removal|until-settled)\\.ts$',
];
/** Where the local stage runs, and keys that reach nothing else. */
const RUNNING_STAGE = ['^local/(running|environment)\\.ts$'];
/** The grammar of variants and the signature of their addresses: read by config, by the command that signs and by the function. */
const GRAMMAR = '^lambdas/(transform-image/(address|variant|variant-limits)|shared/images/size)\\.ts$';

/** What HEAD says of an archive: read by the function that indexes and by the command that restores. */
const ARCHIVE_STATE = '^lambdas/shared/archive-state\\.ts$';

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbidden('no-cycles', 'Two files that need each other are one file.', {}, { circular: true }),
    forbidden(
      'no-orphans',
      'A file that nobody imports and that is no entry is dead.',
      {
        orphan: true,
        pathNot: [
          '^bin/app',
          '/contract\\.ts$',
          'handler\\.ts$',
          '^(local|operate|gates)/docs',
          '^gates/check',
          '^local/(start|reset|aws|drill/failover)',
          '^bench/run',
          '^bench/images/hostile/write-attacks',
          '\\.d\\.ts$',
          '^operate/(block-public-access|deploy|destroy|legal-hold|sign|rerender|replicate-existing|restore|rewind|rotate-signing-key|storage-plan|versions)\\.ts$',
          '\\.test\\.ts$',
          '\\.(cjs|mjs|json)$',
        ],
      },
      {},
    ),
    forbidden(
      'bin-sees-stacks-and-config-only',
      'Picking a stage and creating its stacks needs no more.',
      { path: '^bin/' },
      { path: '^(lib|lambdas)/', pathNot: '^lib/(stacks/|config)' },
    ),
    forbidden(
      'lib-knows-no-command',
      'A construct is the same whoever synthesises it.',
      { path: '^lib/' },
      { path: '^(bin|command)/' },
    ),
    forbidden(
      'lib-sees-contracts-only',
      'Constructs and handlers share one contract file, or the SDK ends up in synth.',
      { path: '^lib/' },
      { path: '^lambdas/', pathNot: ['/contract\\.ts$', GRAMMAR] },
    ),
    forbidden(
      'grammar-sees-nothing',
      'It is in synth, in a command and in a function: it drags nothing into any of them.',
      { path: GRAMMAR },
      { pathNot: ['^(node:)?crypto$', '/contract\\.ts$', GRAMMAR] },
    ),
    forbidden(
      'contracts-see-zod-only',
      'What both sides read must drag nothing into either.',
      { path: '^lambdas/[^/]+/contract\\.ts$' },
      { pathNot: ['node_modules/zod/', '/contract\\.ts$'] },
    ),
    forbidden(
      'lambdas-see-no-cdk',
      'A construct library in a bundle is 30 MB of cold start.',
      { path: '^lambdas/' },
      { path: ['^(lib|bin|command|local|operate|test)/', 'node_modules/(aws-cdk-lib|constructs)/'] },
    ),
    forbidden(
      'handlers-know-no-other',
      'What two handlers need is shared, or is not needed.',
      { path: '^lambdas/([^/]+)/', pathNot: '^lambdas/shared/' },
      { path: '^lambdas/[^/]+/', pathNot: ['^lambdas/$1/', '^lambdas/shared/'] },
    ),
    forbidden(
      'cores-see-no-sdk',
      'Wiring and adapters talk to AWS; a core talks to ports.',
      { path: '^lambdas/', pathNot: ['handler\\.ts$', '/(s3|sqs|dynamo|cloudfront|ssm|secrets-manager)-[^/]+\\.ts$'] },
      { path: 'node_modules/@aws-sdk/' },
    ),
    forbidden(
      'shared-lambdas-know-no-handler',
      'Shared code that knows one of its users is not shared.',
      { path: '^lambdas/shared/' },
      { path: '^lambdas/', pathNot: '^lambdas/shared/' },
    ),
    forbidden(
      'steps-know-no-other',
      'Stacks put steps together; a step alone stays readable.',
      { path: `^lib/(${STEPS})/` },
      { path: `^lib/(${STEPS}|stacks)/`, pathNot: '^lib/$1/' },
    ),
    forbidden(
      'shared-lib-knows-no-step',
      'Shared constructs stand below all steps.',
      { path: '^lib/shared/' },
      { path: `^lib/(${STEPS}|stacks)/` },
    ),
    forbidden(
      'stacks-know-one-way',
      'replica, keep, flow, edge, watch: whoever deploys first knows its own parts, nobody after, and copies by name only.',
      { path: '^lib/stacks/(replica|keep)-' },
      { path: '^lib/stacks/', pathNot: '^lib/stacks/(copies|$1-)' },
    ),
    forbidden(
      'copies-are-names',
      'Any stack may ask what is copied where; what answers stands on none.',
      { path: '^lib/stacks/copies' },
      { path: '^lib/stacks/' },
    ),
    forbidden(
      'flow-knows-keep-only',
      'keep, flow, edge, watch.',
      { path: '^lib/stacks/flow-stack' },
      { path: '^lib/stacks/(edge|watch)-stack' },
    ),
    forbidden(
      'edge-knows-no-watch',
      'keep, flow, edge, watch.',
      { path: '^lib/stacks/edge-stack' },
      { path: '^lib/stacks/watch-stack' },
    ),
    forbidden(
      'page-sees-answers-only',
      'The browser gets what the API answers, as types; a value of a handler would bring its libraries along.',
      { path: '^gallery/src/' },
      { path: '^(bin|command|lib|lambdas|local|operate|bench|test)/', pathNot: PAGE_READS },
    ),
    forbidden(
      'page-needs-no-package',
      // what thumbhash decodes, no browser does: a format of its own, in 0.7 KiB
      'It is sent to everybody who looks: what a browser can do is not sent again.',
      { path: '^gallery/src/' },
      { path: 'node_modules/', pathNot: 'node_modules/thumbhash/' },
    ),
    forbidden(
      'nothing-knows-the-page',
      'Whoever publishes it takes gallery/publish.ts.',
      { path: '^(bin|command|lib|lambdas|local|operate|bench)/' },
      { path: '^gallery/', pathNot: '^gallery/publish' },
    ),
    forbidden(
      'publishing-knows-no-stage',
      'It puts the page into any bucket that it is given.',
      { path: '^gallery/[^/]+$' },
      { path: '^(bin|lib|lambdas|local|operate|bench|test)/' },
    ),
    forbidden(
      'nothing-knows-local',
      'The local cloud may see all; what deploys must not see it.',
      { path: '^(bin|command|lib|lambdas)/' },
      { path: '^(local|bench|test)/' },
    ),
    forbidden(
      'nothing-knows-operate',
      'Whatever acts on an account is started by a person, never by another room.',
      { path: '^(bin|command|lib|lambdas|local|gallery|bench)/' },
      { path: '^operate/' },
    ),
    forbidden(
      'operate-sees-what-deploys',
      'The local cloud has dummy keys and refuses accounts; here it is the other way round.',
      { path: '^operate/' },
      {
        path: '^(lambdas|local|gallery|bench|test)/',
        pathNot: ['/contract\\.ts$', '^gallery/publish', ...STAGE_DATA, ...RUNNING_STAGE, GRAMMAR, ARCHIVE_STATE],
      },
    ),
    forbidden(
      'only-rerender-asks-for-data',
      'A second copy of the catalog’s keys would drift, so it takes the ports of the handlers; who deploys and destroys needs none.',
      { path: '^operate/', pathNot: '^operate/(rerender|versions)/' },
      { path: STAGE_DATA },
    ),
    forbidden(
      'one-file-finds-the-running-stage',
      'Commands that both kinds of stage have begin with it. What they do knows of neither.',
      { path: '^operate/', pathNot: '^operate/reach-stage\\.ts$' },
      { path: RUNNING_STAGE },
    ),
    forbidden(
      'command-knows-nobody',
      'What every command stands on stands on none of them.',
      { path: '^command/' },
      { path: '^(bin|lib|lambdas|gallery|local|operate|bench|test)/' },
    ),
    forbidden(
      'nothing-knows-benches',
      'What is measured must not know that it is.',
      { path: '^(gallery|local|operate)/' },
      { path: '^bench/' },
    ),
    forbidden(
      'nothing-knows-gates',
      'What is judged must not know by what.',
      { path: '^(bin|command|lib|lambdas|gallery|local|operate|bench)/' },
      { path: '^gates/' },
    ),
    forbidden(
      'gates-see-templates-only',
      'They judge what deploys, before it does: no handler, no account and nothing that runs.',
      { path: '^gates/' },
      { path: '^(lambdas|gallery|local|operate|bench|test)/' },
    ),
    forbidden(
      'rules-know-no-construct',
      'A rule reads a template as anybody would who has nothing else.',
      { path: '^gates/rules/' },
      { path: '^(bin|lib|command)/|node_modules/', pathNot: '^bin/(stage-model|stateful)' },
    ),
    forbidden(
      'nothing-knows-tests',
      'Tests see all; nothing sees them.',
      { path: '^(bin|command|lib|lambdas|gallery|local|operate|gates)/' },
      { path: '^test/' },
    ),
    forbidden(
      'benches-see-hostile-files-only',
      'What is measured of them is what a test holds; what else a test stands on is not measured.',
      { path: '^bench/' },
      { path: '^test/', pathNot: '^test/support/(hostile/|limits)' },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdk\\.out|\\.quayside)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
