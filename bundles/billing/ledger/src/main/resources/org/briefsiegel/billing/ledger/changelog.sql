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
