-- An order may belong to one campaign, of the college that it goes to.
alter table needs.service_request
    add column campaign_id bigint,
    add constraint campaign_of_the_college foreign key (campaign_id, college_id)
        references programmes.campaign (id, college_id);
create index on needs.service_request (campaign_id) where campaign_id is not null;
