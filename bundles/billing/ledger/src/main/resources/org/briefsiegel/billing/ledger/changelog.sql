--liquibase formatted sql

--changeset briefsiegel:quote
create table quote (
    id varchar(40) primary key,
    practice varchar(40) not null,
    subject varchar(100) not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    parts integer not null,
    valid_until timestamp(6) with time zone not null
);
create index quote_until on quote (valid_until);

--changeset briefsiegel:quote-line
create table quote_line (
    quote varchar(40) not null references quote (id) on delete cascade,
    number integer not null,
    description varchar(500) not null,
    quantity integer not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    primary key (quote, number)
);

--changeset briefsiegel:charge
-- one charge for each transfer: the primary key sees to it
create table charge (
    transfer varchar(40) primary key,
    practice varchar(40) not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    state varchar(20) not null
);
create index charge_of_practice on charge (practice, transfer);

--changeset briefsiegel:charge-by-kind
-- one charge for each transfer and kind: the primary key sees to it
create table posted_charge (
    transfer varchar(40) not null,
    kind varchar(40) not null,
    practice varchar(40) not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    state varchar(20) not null,
    tax_percent integer not null,
    reserved_at timestamp(6) with time zone not null,
    settled_at timestamp(6) with time zone,
    primary key (transfer, kind)
);
insert into posted_charge (transfer, kind, practice, minor_units, currency, state, tax_percent, reserved_at, settled_at)
    select transfer, 'first', practice, minor_units, currency, state, 20, current_timestamp, current_timestamp from charge;
drop table charge;
alter table posted_charge rename to charge;
create index charge_settled on charge (practice, state, settled_at);
create index charge_reserved on charge (practice, reserved_at);
create index charge_in_doubt on charge (state, settled_at);

--changeset briefsiegel:charge-line
create table charge_line (
    transfer varchar(40) not null,
    kind varchar(40) not null,
    number integer not null,
    description varchar(500) not null,
    quantity integer not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    primary key (transfer, kind, number)
);
insert into charge_line (transfer, kind, number, description, quantity, minor_units, currency)
    select transfer, kind, 0, 'SMS', 1, minor_units, currency from charge;

--changeset briefsiegel:ledger-entry
-- only ever added to; the entries of one posting sum to zero
create sequence ledger_entry_id start with 100 increment by 100;
create table ledger_entry (
    id bigint primary key,
    posting varchar(40) not null,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    kind varchar(40) not null,
    account varchar(20) not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    booked_at timestamp(6) with time zone not null
);
create index ledger_entry_of_charge on ledger_entry (transfer, kind);

--changeset briefsiegel:ledger-entry-of-older-charges
insert into ledger_entry (id, posting, practice, transfer, kind, account, minor_units, currency, booked_at)
    select -2 * row_number() over (order by transfer), 'm-' || transfer, practice, transfer, kind,
        case when state = 'POSTED' then 'RECEIVABLE' else 'RESERVED' end, minor_units, currency, current_timestamp
    from charge where state <> 'RELEASED';
insert into ledger_entry (id, posting, practice, transfer, kind, account, minor_units, currency, booked_at)
    select -2 * row_number() over (order by transfer) - 1, 'm-' || transfer, practice, transfer, kind,
        case when state = 'POSTED' then 'REVENUE' else 'EXPECTED' end, -minor_units, currency, current_timestamp
    from charge where state <> 'RELEASED';

--changeset briefsiegel:wording
-- what a line is about, to be put into words when it is read; what was kept before has its words in the description alone
alter table quote_line add column pricing_rule varchar(60);
alter table quote_line add column wording varchar(60);
alter table quote_line add column parameters varchar(500);
alter table charge_line add column pricing_rule varchar(60);
alter table charge_line add column wording varchar(60);
alter table charge_line add column parameters varchar(500);

--changeset briefsiegel:prepaid
-- what a practice has paid in advance: its balance is what the account PREPAID of the ledger says, and never negative
alter table charge add column prepaid boolean default false not null;
create table prepaid_account (
    practice varchar(40) not null,
    currency varchar(3) not null,
    minor_units bigint not null check (minor_units >= 0),
    primary key (practice, currency)
);
create table top_up (
    practice varchar(40) not null,
    reference varchar(40) not null,
    id varchar(40) not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    reason varchar(200) not null,
    booked_at timestamp(6) with time zone not null,
    primary key (practice, reference)
);
create index top_up_booked on top_up (practice, booked_at);
