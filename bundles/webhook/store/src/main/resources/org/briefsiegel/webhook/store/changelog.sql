--liquibase formatted sql

--changeset briefsiegel:webhook
create table webhook (
    practice varchar(40) primary key,
    url varchar(500) not null,
    secret varchar(500) not null,
    events varchar(2000) not null,
    state varchar(20) not null,
    since timestamp(6) with time zone not null,
    reason varchar(100) not null
);

--changeset briefsiegel:webhook-message
create table webhook_message (
    id varchar(40) primary key,
    practice varchar(40) not null,
    transfer varchar(40) not null,
    type varchar(60) not null,
    happened_at timestamp(6) with time zone not null,
    state varchar(20) not null,
    attempts integer not null,
    due_at timestamp(6) with time zone not null,
    settled_at timestamp(6) with time zone,
    result varchar(100) not null
);
create index webhook_message_due on webhook_message (state, due_at);
create index webhook_message_of_practice on webhook_message (practice, id);
