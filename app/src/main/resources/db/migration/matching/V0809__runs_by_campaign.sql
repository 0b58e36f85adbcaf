-- A run may be about the orders of one campaign.
alter table matching.dispatch_run
    add campaign_id bigint,
    add constraint campaign_of_the_college foreign key (campaign_id, college_id)
        references programmes.campaign (id, college_id);
