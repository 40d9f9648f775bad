"""
Calls every operation of the practice API as a practice system in Python does, with the generated client, and looks at what
comes back. Prints the id of each operation that has answered.

Environment: BRIEFSIEGEL_URL (of the server), BRIEFSIEGEL_KEY (of a sandbox practice), BRIEFSIEGEL_RECEIVER (URL of a webhook's
receiver), DOCUMENT (path of a PDF).
"""

import os
import re
import time
import uuid
from datetime import date

import briefsiegel_client as briefsiegel

SERVER = os.environ["BRIEFSIEGEL_URL"]
DOCUMENT = os.environ["DOCUMENT"]
PATIENCE_SECONDS = 20



class Printing:
    """An API that prints an operation's id, which the name of the method is made of, once it has answered."""

    def __init__(self, api):
        self.api = api

    def __getattr__(self, name):
        def call(*arguments, **named):
            answer = getattr(self.api, name)(*arguments, **named)
            print(re.sub("_(.)", lambda letter: letter.group(1).upper(), name))
            return answer
        return call


client = briefsiegel.ApiClient(briefsiegel.Configuration(host=SERVER, access_token=os.environ["BRIEFSIEGEL_KEY"]))
offers = Printing(briefsiegel.BeforeSendingApi(client))
transfers = Printing(briefsiegel.TransfersApi(client))
windows = Printing(briefsiegel.WindowsApi(client))
webhooks = Printing(briefsiegel.WebhookApi(client))
billing = Printing(briefsiegel.BillingApi(client))
sandbox = Printing(briefsiegel.SandboxApi(client))


def refusal(call):
    """The problem that a call is refused with."""
    try:
        call()
    except briefsiegel.ApiException as refused:
        return briefsiegel.Problem.from_json(refused.body)
    raise AssertionError("not refused")


def until(ask, holds):
    """Asks again and again, until what comes is as it should be."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds(answer := ask()):
        assert time.monotonic() < end, answer
        time.sleep(0.2)
    return answer


def invoice(factor, quote=None, patient=None):
    return briefsiegel.NewTransfer(
        documents=[briefsiegel.NewDocument(type="invoice", file_name="Honorarnote.pdf", metadata={"total": "84.00"})],
        recipient=briefsiegel.NewRecipient(
            name="Björn Müller", email=f"bjoern.{uuid.uuid4()}@example.org", phone="+436641234567", locale="de-AT"),
        patient=patient or {},
        authentication=briefsiegel.NewAuthentication(factor=factor, quote_id=quote),
        reference="python")


def send(transfer):
    return transfers.send_transfer(str(uuid.uuid4()), transfer, [DOCUMENT])


# before sending
capabilities = offers.get_capabilities()
assert capabilities.practice.sandbox
assert "birth-date" in [factor.id for factor in capabilities.factors if factor.available]
quote = offers.quote(briefsiegel.NewQuote(
    document_types=["invoice"], factor="sms-code",
    recipient=briefsiegel.QuoteRecipient(phone="+436641234567", locale="de-AT")))
assert quote.total.amount == "0.10", quote
assert quote.warnings == [], quote

# being told
webhook = webhooks.put_webhook(briefsiegel.NewWebhook(
    url=os.environ["BRIEFSIEGEL_RECEIVER"], events=["transfer.revoked"]))
assert webhook.state == "active" and webhook.secret.startswith("whsec_"), webhook

# sending
charged = send(invoice("sms-code", quote=quote.id))
assert charged.charge == quote.total, charged
assert charged.warnings == [], charged
sent = send(invoice("birth-date", patient={"birthDate": "1984-03-09"}))
assert sent.state == "queued" and sent.documents[0].size == os.path.getsize(DOCUMENT), sent
assert sent.expires_at > sent.created_at and sent.paused_until is None, sent
problem = refusal(lambda: send(invoice("birth-date")))
assert problem.type == "urn:briefsiegel:problem:missing-fact", problem
assert problem.errors[0].pointer == "/patient/birthDate", problem

# following
until(lambda: transfers.get_transfer(sent.id), lambda it: it.state == "notified")
messages = until(
    lambda: sandbox.list_sandbox_messages(transfer=charged.id), lambda it: len(it.messages) == 2).messages
assert {message.channel for message in messages} == {"mail", "sms"}, messages
first = transfers.list_transfers(reference="python", limit=1)
second = transfers.list_transfers(reference="python", limit=1, cursor=first.cursor)
assert [first.transfers[0].id, second.transfers[0].id] == [sent.id, charged.id], (first, second)

# changing
assert transfers.resend_transfer(sent.id).expires_at == sent.expires_at
assert transfers.renew_transfer(sent.id).expires_at > sent.expires_at
assert transfers.unlock_transfer(sent.id).tries == 0
sheet = transfers.print_access_sheet(sent.id, briefsiegel.NewAccessSheet(handed_out_by="Frau Huber"))
assert sheet.startswith(b"%PDF-"), sheet[:20]
assert transfers.revoke_transfer(sent.id).state == "revoked"
kinds = [event.kind for event in transfers.list_events(sent.id).events]
assert kinds[0] == "accepted" and {"resent", "renewed", "revoked"} <= set(kinds), kinds
assert transfers.get_proof(sent.id).transfer.documents[0].sha256 == sent.documents[0].sha256

# windows
window = windows.prepare_send_window(briefsiegel.NewSendWindow(
    documents=[briefsiegel.NewDocument(type="invoice", file_name="Honorarnote.pdf")]), [DOCUMENT])
assert window.url.startswith(SERVER), window
assert windows.prepare_overview_window(briefsiegel.NewOverviewWindow(locale="en")).url.startswith(SERVER)

# what was told
told = until(
    lambda: webhooks.list_webhook_messages(), lambda it: it.messages and it.messages[0].state == "delivered").messages[0]
assert webhooks.replay_webhook_message(told.id).id == told.id
assert webhooks.get_webhook().secret is None
webhooks.delete_webhook()
assert refusal(webhooks.get_webhook).status == 404

# what is owed
month = date.today().strftime("%Y-%m")
assert billing.get_statement(month).month == month
