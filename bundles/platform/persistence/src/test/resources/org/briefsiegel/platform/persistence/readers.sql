--liquibase formatted sql

--changeset briefsiegel:reader
create table reader (
    name varchar(40) primary key
);
