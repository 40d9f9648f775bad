--liquibase formatted sql

--changeset briefsiegel:transfer
create table transfer (
    id varchar(40) primary key,
    practice varchar(40) not null,
    reference varchar(1000) not null,
    state varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone,
    link_hash varchar(64) not null,
    factor varchar(100) not null,
    enrolment varchar(20000) not null,
    recipient_name varchar(1000) not null,
    recipient_email varchar(1000) not null,
    recipient_phone varchar(100) not null,
    recipient_locale varchar(100) not null,
    recipient_relation varchar(1000) not null,
    message varchar(100000) not null,
    tries integer not null,
    paused_until timestamp(6) with time zone
);
create unique index transfer_link on transfer (link_hash);
create unique index transfer_of_practice on transfer (practice, id);
create index transfer_due on transfer (state, expires_at);

--changeset briefsiegel:transfer-document
create table transfer_document (
    transfer varchar(40) not null references transfer (id),
    number integer not null,
    type varchar(100) not null,
    title varchar(1000) not null,
    file_name varchar(1000) not null,
    media_type varchar(200) not null,
    blob varchar(200) not null,
    wrapped_key varchar(20000) not null,
    size bigint not null,
    sha256 varchar(64) not null,
    primary key (transfer, number)
);
create unique index transfer_document_blob on transfer_document (blob);

--changeset briefsiegel:transfer-event
create sequence transfer_event_id start with 100 increment by 100;
create table transfer_event (
    id bigint primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    happened_at timestamp(6) with time zone not null,
    kind varchar(40) not null,
    detail varchar(1000) not null
);
create index transfer_event_of_transfer on transfer_event (transfer, happened_at, id);

--changeset briefsiegel:outbox
create table outbox (
    id varchar(40) primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    purpose varchar(20) not null,
    channel varchar(100) not null,
    body varchar(1000000) not null,
    created_at timestamp(6) with time zone not null,
    deadline timestamp(6) with time zone not null,
    attempts integer not null,
    again boolean not null,
    state varchar(20) not null,
    due_at timestamp(6) with time zone not null,
    owner varchar(200),
    settled_at timestamp(6) with time zone,
    receipt varchar(1000)
);
create index outbox_due on outbox (state, due_at);
create index outbox_of_transfer on outbox (transfer);

--changeset briefsiegel:session
create table session (
    hash varchar(64) primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    used_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null
);
create index session_of_transfer on session (transfer);
create index session_end on session (ends_at);
create table session_download (
    session varchar(64) not null references session (hash) on delete cascade,
    document integer not null,
    primary key (session, document)
);

--changeset briefsiegel:idempotency-key
create table idempotency_key (
    practice varchar(40) not null,
    request_key varchar(1000) not null,
    request_hash varchar(64) not null,
    transfer varchar(40) not null,
    noted_at timestamp(6) with time zone not null,
    primary key (practice, request_key)
);

--changeset briefsiegel:outbox-of-channel
create index outbox_of_channel on outbox (state, channel, due_at);
create index outbox_deadline on outbox (state, deadline);
drop index outbox_due;

--changeset briefsiegel:content-destroyed-at
alter table transfer add column content_destroyed_at timestamp(6) with time zone;
update transfer set content_destroyed_at = (select max(e.happened_at) from transfer_event e
    where e.transfer = transfer.id and e.kind = 'CONTENT_DESTROYED');
create index transfer_content_destroyed on transfer (content_destroyed_at);

--changeset briefsiegel:idempotency-key-noted
create index idempotency_key_noted on idempotency_key (noted_at);

--changeset briefsiegel:transfer-links
drop index transfer_link;
create table transfer_link (
    hash varchar(64) primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null references transfer (id),
    retired boolean not null
);
create index link_of_transfer on transfer_link (transfer);
insert into transfer_link (hash, practice, transfer, retired) select link_hash, practice, id, false from transfer;
alter table transfer drop column link_hash;

--changeset briefsiegel:transfer-sent-again
alter table transfer add column dispatch_facts varchar(20000) default '' not null;
alter table transfer add column locked_from varchar(20);
update transfer set locked_from = 'NOTIFIED' where state = 'LOCKED';

--changeset briefsiegel:prepared-window
create table prepared_window (
    id varchar(40) primary key,
    practice varchar(40) not null,
    ticket_hash varchar(64) not null,
    key_hash varchar(64),
    locale varchar(100) not null,
    draft varchar(800000) not null,
    created_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    transfer varchar(40)
);
create unique index prepared_window_ticket on prepared_window (ticket_hash);
create index prepared_window_ends on prepared_window (ends_at);
create table prepared_document (
    prepared_window varchar(40) not null references prepared_window (id),
    number integer not null,
    blob varchar(200) not null,
    wrapped_key varchar(20000) not null,
    size bigint not null,
    sha256 varchar(64) not null,
    primary key (prepared_window, number)
);
create index prepared_document_blob on prepared_document (blob);

--changeset briefsiegel:sandbox-message
create table sandbox_message (
    id varchar(40) primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    channel varchar(100) not null,
    body varchar(1000000) not null,
    created_at timestamp(6) with time zone not null
);
create index sandbox_message_of_practice on sandbox_message (practice, created_at, id);
create index sandbox_message_created on sandbox_message (created_at);

--changeset briefsiegel:wrong-recipient
alter table transfer add column wrong_recipient_at timestamp(6) with time zone;

--changeset briefsiegel:link-end
alter table transfer_link add column ends_at timestamp(6) with time zone;

--changeset briefsiegel:outbox-alerts
alter table outbox add column about varchar(40);
create index outbox_of_practice on outbox (practice, purpose, created_at);

--changeset briefsiegel:outbox-turns
create index outbox_oldest on outbox (state, channel, practice, due_at);
create index outbox_newest on outbox (state, channel, practice, due_at desc);
drop index outbox_of_channel;

--changeset briefsiegel:document-downloaded-at
alter table transfer_document add column downloaded_at timestamp(6) with time zone;
update transfer_document set downloaded_at = (select min(e.happened_at) from transfer_event e
    where e.transfer = transfer_document.transfer and e.kind = 'DOCUMENT_DOWNLOADED'
    and e.detail = cast(transfer_document.number as varchar(10)))
    where transfer in (select e.transfer from transfer_event e where e.kind = 'DOCUMENT_DOWNLOADED');

--changeset briefsiegel:transfer-search
create table transfer_search (
    transfer varchar(40) primary key references transfer (id),
    practice varchar(40) not null,
    reference varchar(1000) not null,
    words varchar(4000) not null,
    sort_name varchar(60) not null
);
create index transfer_search_of_practice on transfer_search (practice, sort_name);
create index transfer_by_acceptance on transfer (practice, created_at, id);
create index transfer_by_state on transfer (practice, state, created_at, id);
create index transfer_by_expiry on transfer (practice, expires_at, id);
create index transfer_reported on transfer (practice, wrong_recipient_at);

--changeset briefsiegel:prepared-window-typed
alter table prepared_window add column typed varchar(200000) default '' not null;

--changeset briefsiegel:recipient-tries
create table recipient_tries (
    bucket varchar(64) primary key,
    practice varchar(40) not null,
    tries integer not null,
    paused_until timestamp(6) with time zone,
    ends_at timestamp(6) with time zone not null
);
create index recipient_tries_ends on recipient_tries (ends_at);

--changeset briefsiegel:transfer-event-feed
create table transfer_event_feed (event bigint primary key);

--changeset briefsiegel:receipts
alter table outbox add column fate varchar(20);
alter table outbox drop column receipt;
create table awaited_receipt (
    message varchar(40) not null,
    part integer not null,
    channel varchar(100) not null,
    receipt_key varchar(200) not null,
    taken_at timestamp(6) with time zone not null,
    fate varchar(20),
    primary key (message, part)
);
create index awaited_receipt_key on awaited_receipt (channel, receipt_key, taken_at);
create index awaited_receipt_taken on awaited_receipt (taken_at);
create table early_receipt (
    id varchar(40) primary key,
    channel varchar(100) not null,
    receipt_keys varchar(2000) not null,
    fate varchar(20) not null,
    reason varchar(100) not null,
    detail varchar(1000) not null,
    received_at timestamp(6) with time zone not null
);
create index early_receipt_received on early_receipt (received_at);

--changeset briefsiegel:bounced-address
create table bounced_address (
    address varchar(64) primary key,
    practice varchar(40) not null,
    reason varchar(100) not null,
    bounced_at timestamp(6) with time zone not null
);
create index bounced_address_at on bounced_address (bounced_at);

--changeset briefsiegel:payment
alter table transfer_document add column payment varchar(4000) default '' not null;

--changeset briefsiegel:recipient-channel
alter table transfer add column recipient_channel varchar(100) default '' not null;
