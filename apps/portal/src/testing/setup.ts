import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import './css-escape';
import './relative-requests';

// The first screen of a file is loaded with everything that it is made of.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
