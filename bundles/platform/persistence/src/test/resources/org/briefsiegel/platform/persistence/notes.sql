--liquibase formatted sql

--changeset briefsiegel:note
create table note (
    id varchar(40) primary key,
    written_at timestamp(6) with time zone not null,
    length integer not null
);
