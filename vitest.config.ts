import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real servers on loopback and a real browser start in these tests.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    // Most of them wait for servers, so that a core more is no core too many.
    maxWorkers: '100%',
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/tests.json' }]] : ['default'],
  },
});
