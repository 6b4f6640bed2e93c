// A page of the staff desk: its title, its buttons and sections, and groups of rows under them.
pragma ComponentBehavior: Bound
import QtQuick
import Kit

Card {
    id: card

    property var page: ({})
    property string section: ""
    property string key: ""
    property string trouble: ""
    property string notice: ""
    signal acted(string id)
    signal sectionPicked(string id)
    signal kept(string id, string text)
    signal typedOn()
    signal switched(string id, bool on)
    signal rowActed(string id)
    signal rowSeconded(string id)
    signal opened(string id)

    property string shown: key + section
    property real kept_y: 0
    onShownChanged: scroll.contentY = 0
    onPageChanged: { kept_y = scroll.contentY; Qt.callLater(() => scroll.contentY = Math.max(0, Math.min(card.kept_y, scroll.contentHeight - scroll.height))) }

    Label {
        visible: card.key === ""
        text: qsTr("Choose somebody or something on the side.")
        color: Tokens.muted
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Tokens.s5 * 2)
        horizontalAlignment: Text.AlignHCenter
    }
    Flickable {
        id: scroll
        visible: card.key !== ""
        anchors.top: parent.top
        anchors.bottom: message.visible ? message.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        anchors.rightMargin: Tokens.s4 + Tokens.s2
        anchors.bottomMargin: message.visible ? Tokens.s2 : Tokens.s3
        contentHeight: sheet.height + Tokens.s4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: sheet
            x: Tokens.stroke
            width: parent.width - 2 * Tokens.stroke
            spacing: Tokens.s3
            Label { text: card.page.title ?? ""; role: "title"; strong: true; width: parent.width }
            Segments {
                visible: choices.length > 0
                width: parent.width
                quiet: true
                choices: card.page.sections ?? []
                current: card.section
                onChosen: id => card.sectionPicked(id)
            }
            Label { text: card.page.detail ?? ""; role: "small"; color: Tokens.muted; width: parent.width; visible: text !== "" }
            Label { text: card.page.warning ?? ""; role: "small"; color: Tokens.stop; width: parent.width; visible: text !== "" }
            Flow {
                width: parent.width
                spacing: Tokens.s2
                visible: (card.page.actions ?? []).length > 0
                Repeater {
                    model: card.page.actions ?? []
                    Button { required property var modelData; label: modelData.label; icon: modelData.icon ?? ""; danger: modelData.danger ?? false; role: "small"; objectName: "act-" + modelData.id; onPressed: card.acted(modelData.id) }
                }
            }
            Image {
                source: card.page.picture ?? ""
                visible: (card.page.picture ?? "") !== ""
                readonly property bool tall: card.page.tall ?? false
                x: Tokens.rightToLeft ? parent.width - width : 0
                width: Math.min(parent.width, (tall ? 840 : 520) * Tokens.unit)
                height: tall ? width * (card.page.aspect ?? 0.66) : 260 * Tokens.unit
                fillMode: Image.PreserveAspectFit
                horizontalAlignment: Image.AlignLeft
                mipmap: true
                cache: false
            }
            Repeater {
                model: card.page.groups ?? []
                Column {
                    id: group
                    required property var modelData
                    width: sheet.width
                    spacing: Tokens.s2
                    topPadding: Tokens.s2
                    Flow {
                        id: header
                        width: parent.width
                        spacing: Tokens.s3
                        visible: group.modelData.title !== ""
                        Label {
                            text: group.modelData.title
                            role: "lead"
                            strong: true
                            width: adds.count > 0 ? Math.min(implicitWidth, header.width) : header.width
                            height: adds.count > 0 ? Math.max(implicitHeight, Tokens.touch) : implicitHeight
                            verticalAlignment: Text.AlignVCenter
                        }
                        Repeater {
                            id: adds
                            model: group.modelData.adds ?? []
                            Button {
                                required property var modelData
                                label: modelData.label
                                icon: modelData.icon
                                role: "small"
                                flat: true
                                objectName: modelData.id
                                onPressed: card.acted(modelData.id)
                            }
                        }
                    }
                    StockGrid {
                        visible: group.modelData.layout === "grid"
                        width: parent.width
                        entries: visible ? group.modelData.rows : []
                        onSwitched: (id, on) => card.switched(id, on)
                    }
                    Grid {
                        id: table
                        visible: group.modelData.layout !== "grid"
                        width: parent.width
                        columns: group.modelData.layout === "figures" && width > 1340 * Tokens.unit * Tokens.textScale ? 2 : 1
                        columnSpacing: Tokens.s6
                        Repeater {
                            id: rows
                            model: group.modelData.layout !== "grid" ? group.modelData.rows : []
                            DeskRow {
                                required property var modelData
                                required property int index
                                entry: modelData
                                last: index >= rows.count - table.columns
                                width: (group.width - (table.columns - 1) * table.columnSpacing) / table.columns
                                onKept: text => card.kept(modelData.id, text)
                                onTypedOn: card.typedOn()
                                onSwitched: on => card.switched(modelData.id, on)
                                onActed: card.rowActed(modelData.id)
                                onSeconded: card.rowSeconded(modelData.id)
                                onOpened: card.opened(opens)
                            }
                        }
                    }
                }
            }
        }
    }
    ScrollMark { of: scroll }
    Message {
        id: message
        trouble: card.trouble
        notice: card.notice
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Tokens.s3
    }
}
