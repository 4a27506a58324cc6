import { onlineManager } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requesting } from '../features/access-request/own-request.builder';
import { answer, FakeApi, problemOf, unreachable } from '../testing/fake-api';
import { visit } from '../testing/visit';
import { Problem, Unreachable } from './problem';
import { queryClient } from './query-client';

describe('a question while there is no connection', () => {
  let api: FakeApi;
  beforeEach(() => {
    api = new FakeApi();
    requesting(api, () => []);
  });
  afterEach(() => onlineManager.setOnline(true));

  it('says so instead of searching for ever, and is asked again once there is one', async () => {
    const user = await visit('/registro/entidad');
    onlineManager.setOnline(false);
    api.on('GET /accounts', unreachable);
    await user.type(await screen.findByLabelText(/Nombre completo o NIT/), 'puentes');
    await user.click(screen.getByRole('button', { name: 'Buscar' }));
    await screen.findByText('No pudimos comunicarnos con el sistema');
    api.on('GET /accounts', answer({ items: [], next: null }));
    onlineManager.setOnline(true);
    await screen.findByRole('heading', { name: /^No encontramos/ });
  });
});

describe('another try by itself', () => {
  const retry = queryClient.getDefaultOptions().queries!.retry as (
    failures: number,
    error: Error,
  ) => boolean;
  const triesAfter = (error: Error) => [0, 1, 2, 3].filter((failures) => retry(failures, error));
  const late = new Unreachable(new DOMException('No answer', 'TimeoutError'));

  it.each([
    ['a connection that failed at once', new Unreachable(new TypeError()), [0, 1]],
    ['a service that is away', new Problem(problemOf(503, 'dependency.unavailable')), [0, 1]],
    ['a refusal', new Problem(problemOf(403, 'account.not-member')), []],
    ['an answer that was waited for as long as anybody waits', late, []],
  ])('follows %s as often as may help', (_, error, tries) => {
    expect(triesAfter(error)).toEqual(tries);
  });
});
