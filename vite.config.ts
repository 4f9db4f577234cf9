import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import options from './remix.config.js';
import { databaseTemplate } from './scripts/build/databaseTemplate.ts';
import { notices } from './scripts/build/notices.ts';
import { oneProgram } from './scripts/build/oneProgram.ts';
import { recordInputs } from './scripts/build/recordInputs.ts';

export default defineConfig({
  plugins: [tailwindcss(), remix(options), oneProgram(), notices(), databaseTemplate(), recordInputs()],
  build: { target: 'es2022' },
});
