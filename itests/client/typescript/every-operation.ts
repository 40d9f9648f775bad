/*
 * Calls every operation of the practice API as a practice system in TypeScript does, with the generated client, and looks at
 * what comes back. Prints the id of each operation that has answered.
 *
 * Environment: BRIEFSIEGEL_URL (of the server), BRIEFSIEGEL_KEY (of a sandbox practice), BRIEFSIEGEL_RECEIVER (URL of a
 * webhook's receiver), DOCUMENT (path of a PDF).
 */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as briefsiegel from '../target/clients/typescript/index.js';

const patienceMillis = 20_000;
const server = variable('BRIEFSIEGEL_URL');
const content = readFileSync(variable('DOCUMENT'));
const file = new Blob([content], { type: 'application/pdf' });

const configuration = new briefsiegel.Configuration({ basePath: server, accessToken: variable('BRIEFSIEGEL_KEY') });
const offers = printing(new briefsiegel.BeforeSendingApi(configuration));
const transfers = printing(new briefsiegel.TransfersApi(configuration));
const windows = printing(new briefsiegel.WindowsApi(configuration));
const webhooks = printing(new briefsiegel.WebhookApi(configuration));
const billing = printing(new briefsiegel.BillingApi(configuration));
const sandbox = printing(new briefsiegel.SandboxApi(configuration));

/** The same API, which prints an operation's id, the name of the method, once it has answered. */
function printing<A extends object>(api: A): A {
    return new Proxy(api, {
        get: (target, name) => async (...request: unknown[]) => {
            const answer = await (target as any)[name](...request);
            console.log(name);
            return answer;
        },
    });
}

/** The problem that a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<briefsiegel.Problem> {
    const refused = await call.then(() => assert.fail('not refused'), (reason) => reason);
    assert.ok(refused instanceof briefsiegel.ResponseError, refused);
    return briefsiegel.ProblemFromJSON(await refused.response.json());
}

/** Asks again and again, until what comes is as it should be. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
    const end = Date.now() + patienceMillis;
    for (;;) {
        const answer = await ask();
        if (holds(answer)) {
            return answer;
        }
        assert.ok(Date.now() < end, JSON.stringify(answer));
        await pause(200);
    }
}

function variable(name: string): string {
    const value = process.env[name];
    assert.ok(value, `${name} is missing`);
    return value;
}

function send(authentication: briefsiegel.NewAuthentication, patient = {}): Promise<briefsiegel.Transfer> {
    return transfers.sendTransfer({
        idempotencyKey: randomUUID(),
        transfer: {
            documents: [{ type: 'invoice', fileName: 'Honorarnote.pdf', metadata: { total: '84.00' } }],
            recipient: {
                name: 'Björn Müller', email: `bjoern.${randomUUID()}@example.org`, phone: '+436641234567', locale: 'de-AT',
            },
            patient,
            authentication,
            reference: 'typescript',
        },
        document: [file],
    });
}

// before sending
const capabilities = await offers.getCapabilities();
assert.ok(capabilities.practice.sandbox);
assert.ok(capabilities.factors.some((factor) => factor.id === 'birth-date' && factor.available));
const quote = await offers.quote({
    newQuote: { documentTypes: ['invoice'], factor: 'sms-code', recipient: { phone: '+436641234567', locale: 'de-AT' } },
});
assert.equal(quote.total.amount, '0.10');
assert.deepEqual(quote.warnings, []);

// being told
const webhook = await webhooks.putWebhook({
    newWebhook: { url: variable('BRIEFSIEGEL_RECEIVER'), events: ['transfer.revoked'] },
});
assert.equal(webhook.state, briefsiegel.WebhookStateEnum.Active);
assert.match(webhook.secret ?? '', /^whsec_/);

// sending
const charged = await send({ factor: 'sms-code', quoteId: quote.id });
assert.deepEqual(charged.charge, quote.total);
assert.deepEqual(charged.warnings, []);
const sent = await send({ factor: 'birth-date' }, { birthDate: '1984-03-09' });
assert.equal(sent.state, briefsiegel.TransferStateEnum.Queued);
assert.equal(sent.documents[0].size, content.length);
assert.ok(sent.expiresAt! > sent.createdAt);
assert.equal(sent.pausedUntil, null);
const problem = await refusal(send({ factor: 'birth-date' }));
assert.equal(problem.type, 'urn:briefsiegel:problem:missing-fact');
assert.equal(problem.errors[0].pointer, '/patient/birthDate');

// following
const { id } = sent;
await until(() => transfers.getTransfer({ id }), ({ state }) => state === briefsiegel.TransferStateEnum.Notified);
const { messages } = await until(
    () => sandbox.listSandboxMessages({ transfer: charged.id }), (page) => page.messages.length === 2);
assert.deepEqual(messages.map(({ channel }) => channel).sort(), ['mail', 'sms']);
const first = await transfers.listTransfers({ reference: 'typescript', limit: 1 });
const second = await transfers.listTransfers({ reference: 'typescript', limit: 1, cursor: first.cursor! });
assert.deepEqual([first.transfers[0].id, second.transfers[0].id], [sent.id, charged.id]);

// changing
assert.deepEqual((await transfers.resendTransfer({ id })).expiresAt, sent.expiresAt);
assert.ok((await transfers.renewTransfer({ id })).expiresAt! > sent.expiresAt!);
assert.equal((await transfers.unlockTransfer({ id })).tries, 0);
const sheet = await transfers.printAccessSheet({ id, newAccessSheet: { handedOutBy: 'Frau Huber' } });
assert.match(await sheet.text(), /^%PDF-/);
assert.equal((await transfers.revokeTransfer({ id })).state, briefsiegel.TransferStateEnum.Revoked);
const kinds = (await transfers.listEvents({ id })).events.map(({ kind }) => kind);
assert.equal(kinds[0], 'accepted');
assert.ok(['resent', 'renewed', 'revoked'].every((kind) => kinds.includes(kind)), kinds.join());
assert.equal((await transfers.getProof({ id })).transfer.documents[0].sha256, sent.documents[0].sha256);

// windows
const window = await windows.prepareSendWindow({
    transfer: { documents: [{ type: 'invoice', fileName: 'Honorarnote.pdf' }] }, document: [file],
});
assert.ok(window.url.startsWith(server));
assert.ok((await windows.prepareOverviewWindow({ newOverviewWindow: { locale: 'en' } })).url.startsWith(server));

// what was told
const told = (await until(
    () => webhooks.listWebhookMessages({}), (page) => page.messages[0]?.state === 'delivered')).messages[0];
assert.equal((await webhooks.replayWebhookMessage({ id: told.id })).id, told.id);
assert.equal((await webhooks.getWebhook()).secret, null);
await webhooks.deleteWebhook();
assert.equal((await refusal(webhooks.getWebhook())).status, 404);

// what is owed
const month = new Date().toISOString().slice(0, 7);
assert.equal((await billing.getStatement({ month })).month, month);
