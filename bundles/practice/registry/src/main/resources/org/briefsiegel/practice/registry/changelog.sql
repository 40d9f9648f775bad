--liquibase formatted sql

--changeset briefsiegel:practice
create table practice (
    id varchar(40) primary key,
    name varchar(200) not null,
    plan varchar(20) not null,
    add_ons varchar(200) not null,
    email varchar(254) not null,
    phone varchar(40) not null
);

--changeset briefsiegel:practice-setting
create table practice_setting (
    practice varchar(40) not null references practice (id),
    name varchar(60) not null,
    setting varchar(1000) not null,
    primary key (practice, name)
);

--changeset briefsiegel:api-key
create table api_key (
    id varchar(40) primary key,
    practice varchar(40) not null references practice (id),
    hash varchar(64) not null,
    revoked boolean not null
);
create unique index api_key_hash on api_key (hash);

--changeset briefsiegel:practice-sandbox
alter table practice add column sandbox boolean default false not null;

--changeset briefsiegel:practice-logo
create table practice_logo (
    practice varchar(40) primary key references practice (id),
    hash varchar(64) not null,
    media_type varchar(20) not null,
    content varchar(16000) not null
);
create index practice_logo_hash on practice_logo (hash);

--changeset briefsiegel:practice-setting-of-many-words
alter table practice_setting alter column setting set data type varchar(10000);

--changeset briefsiegel:api-key-that-can-be-told-from-others
alter table api_key add column label varchar(60) default '' not null;
alter table api_key add column created_at timestamp(6) with time zone;
alter table api_key add column last_used_at timestamp(6) with time zone;

--changeset briefsiegel:practice-suspension
alter table practice add column suspended_at timestamp(6) with time zone;
