package org.qinglin.app.demo;

import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.MenuDesk;
import org.qinglin.app.needs.MenuInput;
import org.qinglin.app.needs.WishDesk;
import org.qinglin.app.needs.WishInput;
import org.qinglin.app.needs.WishOutcome;
import org.springframework.stereotype.Component;

/** What the demo's faculty, team and community have ready: a few items on the menu, a few wishes to take up. */
@Component
class DemoMenu {

    private final Accounts accounts;
    private final MenuDesk menu;
    private final WishDesk wishes;

    DemoMenu(Accounts accounts, MenuDesk menu, WishDesk wishes) {
        this.accounts = accounts;
        this.menu = menu;
        this.wishes = wishes;
    }

    /** Fills them in, once the role accounts are open. */
    void fill() {
        var faculty = viewer("faculty");
        offer(faculty, "电脑和手机维修", "带工具上门到活动室，清灰、装系统、教防诈骗", "VolunteerService", "维修员", "120", "每周六上午");
        offer(faculty, "社区小程序辅导", "教社区工作人员用表单和小程序收集需求", "StudyTraining", "讲解员", "90", "每月两次");
        offer(viewer("leader"), "陪老人学用智能手机", "一对一教挂号、缴费、视频通话", "VolunteerService", "助教", "90", "每周最多三场");
        offer(viewer("college"), "社区运动会志愿服务", "检录、计分、引导，可带器材", "GrassrootsGovernance", "志愿者", "240", "提前两周点");
        var community = viewer("community");
        wish(community, "想请人教我和外地的孩子视频通话", "王阿姨", "10000000061");
        wish(community, "家里的旧照片想扫描成电子版", "李叔叔", "10000000062");
    }

    private void offer(
            Viewer by, String title, String description, String programme, String role, String minutes, String often) {
        menu.add(
                        by,
                        new MenuInput(
                                title,
                                description,
                                programme,
                                "室内或平地，无特殊风险；往返注意交通安全",
                                role,
                                null,
                                "2",
                                "4",
                                minutes,
                                often))
                .fold(id -> id, faults -> {
                    throw new IllegalStateException("the demo's menu item '" + title + "' is faulty: " + faults);
                });
    }

    private void wish(Viewer community, String words, String name, String phone) {
        var outcome = wishes.enter(community, new WishInput(null, words, name, phone, null, "true"));
        if (!(outcome instanceof WishOutcome.Left)) {
            throw new IllegalStateException("the demo's wish '" + words + "' was refused: " + outcome);
        }
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }
}
