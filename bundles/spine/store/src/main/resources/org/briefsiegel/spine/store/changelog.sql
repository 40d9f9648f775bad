--liquibase formatted sql

--changeset briefsiegel:route-suspension
create table route_suspension (
    route varchar(200) primary key,
    since timestamp(6) with time zone not null
);
