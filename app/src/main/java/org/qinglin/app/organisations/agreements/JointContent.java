package org.qinglin.app.organisations.agreements;

/** What two sides build together (四联). */
public enum JointContent {
    /** 组织联建: paired branches, part-time posts. */
    JOINT_ORGANIZATION,
    /** 活动联办: activities run together. */
    JOINT_ACTIVITY,
    /** 人才联育: training, courses, practice credit. */
    JOINT_TALENT_TRAINING,
    /** 资源联用: venues, equipment, teachers, bases. */
    SHARED_RESOURCE
}
