package org.qinglin.app.news;

/** What an article is about: the first step of its path on the page. */
public enum Category {
    SERVICE,
    PROJECT,
    PEOPLE,
    NOTICE
}
