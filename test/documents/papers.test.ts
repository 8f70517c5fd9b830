/** One file for the runner: the libraries that open these files again are slow to load. */
import { describe, vi } from 'vitest';
import { formFileTests } from './form.js';
import { paperPdfTests } from './paper-pdf.js';

vi.setConfig({ testTimeout: 30_000 });

describe('forms', formFileTests);
describe('papers on pages', paperPdfTests);
