import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import { layers } from './eslint.layers.mjs'

/** Raw ways out of a page, each with the module that stands for it. */
const rawAccess = [
  { name: 'indexedDB', message: 'Only src-renderer/engine/database.ts opens the store.' },
  {
    name: 'localStorage',
    message: 'Settings go through platform.main["settings.write"]; drafts through engine/scratch.ts.',
  },
]

export default typescript.config(
  {
    ignores: [
      'out/**',
      'dist/**',
      '.cache/**',
      'demo-output/**',
      'test-results/**',
      'build/types/**',
      'tests/fixtures/lint/**',
    ],
  },
  ...typescript.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: typescript.parser } },
  },
  {
    rules: {
      // The compiler says it better, and knows the globals of each side.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'max-lines': ['error', { max: 400, skipComments: true }],
      // Prettier lays templates out.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['src-*/**/*.{ts,vue}'],
    rules: { 'no-restricted-globals': ['error', ...rawAccess], 'no-console': 'error' },
  },
  { files: ['src-renderer/engine/database.ts'], rules: { 'no-restricted-globals': 'off' } },
  ...layers,
  // Electron 22 starts it as CommonJS.
  { files: ['scripts/setup/electron-app/**'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
