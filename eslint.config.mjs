import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaries, running, waiting } from './tools/boundaries/rules.mjs';

export default tseslint.config(
  { ignores: ['**/dist', '**/.results', '**/*.mjs', '**/*.js', '.nx', '.korsa'] },
  ...nx.configs['flat/base'],
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: ['**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  ...boundaries,
  waiting,
  running,
);
