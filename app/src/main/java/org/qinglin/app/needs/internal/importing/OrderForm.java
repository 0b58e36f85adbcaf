package org.qinglin.app.needs.internal.importing;

import java.util.List;
import org.qinglin.app.shared.sheets.Column;
import org.qinglin.app.shared.sheets.SheetForm;

/**
 * The template for orders. An order takes as many rows as it has sessions or roles, all with the same number; what is said
 * of the order as a whole may stand in its first row only. The keys are those of {@code OrderInput}.
 */
public final class OrderForm {

    static final String REFERENCE = "reference";
    static final String DATE = "date";
    static final String FROM = "from";
    static final String TO = "to";
    static final String ROLE = "role";
    static final String MIN = "min";
    static final String MAX = "max";
    static final String SKILL = "skill";
    static final String LEVEL = "level";

    /** What is said once for an order. */
    static final List<String> OF_THE_ORDER = List.of(
            "title",
            "description",
            "programme",
            "college",
            "riskText",
            "hazardous",
            "insurancePolicy",
            "minAge",
            "maxAge",
            "urgency",
            "place",
            "contactName",
            "contactPhone");

    public static final SheetForm FORM = new SheetForm(
            "orders",
            "订单导入模板",
            List.of(
                    Column.required(REFERENCE, "编号", "2026秋-01"),
                    Column.required("title", "名称", "教老人用智能手机"),
                    Column.required("description", "具体内容", "两人一组，教老人挂号、视频通话"),
                    Column.required("programme", "实践项目", "志愿服务"),
                    Column.optional("college", "学校", ""),
                    Column.required(DATE, "日期", "2026-12-05"),
                    Column.required(FROM, "开始", "09:00"),
                    Column.required(TO, "结束", "11:00"),
                    Column.required(ROLE, "岗位", "助教"),
                    Column.required(MIN, "至少人数", "2"),
                    Column.required(MAX, "最多人数", "4"),
                    Column.optional(SKILL, "要会", "摄影"),
                    Column.optional(LEVEL, "等级", "1"),
                    Column.required("riskText", "风险", "室内活动，无特殊风险"),
                    Column.optional("hazardous", "可能危及人身安全", "否"),
                    Column.optional("insurancePolicy", "保险单号", ""),
                    Column.optional("minAge", "最小年龄", ""),
                    Column.optional("maxAge", "最大年龄", ""),
                    Column.optional("urgency", "急不急", "1"),
                    Column.required("place", "地点", "社区活动室"),
                    Column.required("contactName", "联系人", "李主任"),
                    Column.required("contactPhone", "电话", "0532-86000000")));

    private OrderForm() {}
}
