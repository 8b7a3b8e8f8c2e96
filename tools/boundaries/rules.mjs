/** What may import what. `self-test.mjs` holds a case for every rule that must fail. */

const kafkaClients = ['kafkajs', '@confluentinc/*', '@platformatic/kafka', 'node-rdkafka'];
const frameworks = ['@nestjs/*', 'mongodb', 'mongoose', ...kafkaClients];

const within = '{services,libs,tools,bench}';

/** Files that only tests of a project run: they may use @korsa/testing. */
const projectTests = [
  `${within}/**/*.spec.ts`,
  `${within}/**/*.promises.ts`,
  '{services,libs}/*/test/**/*.ts',
];

/** Every file that only tests run. */
export const testFiles = [...projectTests, 'e2e/**/*.ts'];

const usable = ['type:contracts', 'type:domain', 'type:platform'];

/** Which kinds of project may import which. */
const projects = (depConstraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { banTransitiveDependencies: true, allow: [], depConstraints },
  ],
});

const product = [
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: usable,
    bannedExternalImports: kafkaClients,
  },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: usable },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:domain'],
    bannedExternalImports: frameworks,
  },
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: ['type:contracts'],
    bannedExternalImports: frameworks,
  },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: [...usable, 'type:testing', 'type:tool'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'type:contracts'] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:testing', 'type:tool', 'type:e2e'],
  },
  {
    sourceTag: 'type:bench',
    onlyDependOnLibsWithTags: [...usable, 'type:testing', 'type:tool', 'type:e2e'],
  },
];

const tests = [
  { sourceTag: '*', onlyDependOnLibsWithTags: [...usable, 'type:testing', 'type:tool'] },
];

/** Kafka clients live in one folder; everything else speaks to libs/eventing. */
const kafkaClient = {
  regex: '^(kafkajs|@confluentinc/|@platformatic/kafka|node-rdkafka)',
  message: 'Only libs/eventing imports a Kafka client.',
};

/** What each folder of a service may not import from its neighbours. */
const outside = {
  domain: ['application', 'api', 'events', 'persistence'],
  application: ['api', 'events', 'persistence'],
  api: ['events', 'persistence'],
  events: ['api', 'persistence'],
  persistence: ['api', 'events'],
};

const plainTypeScript = [
  {
    regex: '^(@nestjs/|mongodb$|mongoose$|@korsa/(?!contracts$|domain$))',
    message: 'domain/ is plain TypeScript.',
  },
  {
    regex: '^@korsa/contracts$',
    allowTypeImports: true,
    message: 'domain/ may import contract types only.',
  },
  { regex: '^node:', message: 'domain/ is plain TypeScript: no Node in it.' },
];

/** `../../retreats/domain/x.js` from another feature: features meet in application/. */
const otherFeature = {
  regex: '^\\.\\./\\.\\./[^/]+/(domain|persistence)/',
  message: 'Features meet in application/, never in the domain or persistence of another feature.',
};

const imports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const folders = Object.entries(outside).map(([folder, forbidden]) => ({
  files: [`services/*/src/**/${folder}/**/*.ts`],
  ignores: testFiles,
  rules: imports(
    {
      regex: `^\\.{1,2}/(.*/)?(${forbidden.join('|')})/`,
      message: `${folder}/ must not import ${forbidden.join(', ')}.`,
    },
    ...(folder === 'domain' ? [otherFeature, ...plainTypeScript] : []),
  ),
}));

const environment = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: 'Read the environment in config.ts only.',
    },
    {
      selector: 'Literal[value=/^korsa\\.[a-z-]+\\.[a-z-]+\\.events\\.v/]',
      message: 'Topic names are declared once, in libs/contracts.',
    },
  ],
};

export const boundaries = [
  { files: ['**/*.ts'], ignores: projectTests, rules: projects(product) },
  { files: projectTests, rules: projects(tests) },
  { files: ['**/*.ts'], ignores: ['libs/eventing/**'], rules: imports(kafkaClient) },
  ...folders,
  {
    files: ['services/*/src/**/*.ts'],
    ignores: ['**/config.ts', ...testFiles],
    rules: environment,
  },
];

/** A test waits for what it needs, never for time. */
export const waiting = {
  files: testFiles,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          {
            name: 'node:timers/promises',
            importNames: ['setTimeout'],
            message: 'A test waits for what it needs (eventually, probe), never for time.',
          },
        ],
      },
    ],
  },
};

/** No test hides another, and none is left out for good: a file with skipped tests is green. */
export const running = {
  files: testFiles,
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: "MemberExpression:matches([property.name='only'], [property.value='only'])",
        message: 'A focused test hides all others of its file.',
      },
      {
        selector: 'Identifier[name=/^[fx](it|test|describe)$/]',
        message: 'Tests are neither focused nor left out.',
      },
      {
        selector:
          ":not(ConditionalExpression) > MemberExpression[object.name=/^(it|test|describe)$/][property.name='skip']",
        message: 'A test is skipped on a condition only: (isHere ? describe : describe.skip)(…).',
      },
    ],
  },
};
