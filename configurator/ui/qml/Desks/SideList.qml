// What was found, at the side of a desk; up and down walk through it, Enter opens.
pragma ComponentBehavior: Bound
import QtQuick
import Kit

Card {
    id: card

    property var entries: []
    property string selected: ""
    property string empty: ""
    signal opened(string id)

    ScrollMark { of: found; anchors.leftMargin: -Tokens.s2 }
    ListView {
        id: found
        anchors.fill: parent
        anchors.margins: Tokens.s2
        clip: true
        model: card.entries
        spacing: Tokens.s1
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        delegate: Pressable {
            id: row
            required property var modelData
            required property int index
            readonly property bool on: modelData.id === card.selected
            width: found.width
            height: Math.max(Tokens.touch, words.height + Tokens.s3)
            ringRadius: Tokens.radius
            label: modelData.title
            objectName: "found-" + modelData.title
            onPressed: card.opened(row.modelData.id)
            Keys.onDownPressed: found.itemAtIndex(Math.min(found.count - 1, index + 1))?.forceActiveFocus()
            Keys.onUpPressed: found.itemAtIndex(Math.max(0, index - 1))?.forceActiveFocus()
            Rectangle { anchors.fill: parent; anchors.margins: 2 * Tokens.unit; radius: Tokens.radius; color: row.on || row.held ? Tokens.tint : Tokens.clear }
            Rectangle { visible: row.on; width: 5 * Tokens.unit; height: parent.height * 0.6; radius: width / 2; color: Tokens.accent; anchors.left: parent.left; anchors.leftMargin: Tokens.s1; anchors.verticalCenter: parent.verticalCenter }
            Column {
                id: words
                anchors.left: parent.left
                anchors.right: badge.left
                anchors.leftMargin: Tokens.s3
                anchors.rightMargin: Tokens.s2
                anchors.verticalCenter: parent.verticalCenter
                Label { text: row.modelData.title; strong: true; width: parent.width; elide: Text.ElideRight; wrapMode: Text.Wrap; maximumLineCount: 4; lineHeight: 1.05 }
                Label { text: row.modelData.detail; role: "small"; color: Tokens.muted; width: parent.width; elide: Text.ElideRight; wrapMode: Text.Wrap; maximumLineCount: 4; lineHeight: 1.05; visible: text !== "" }
            }
            Rectangle {
                id: badge
                visible: (row.modelData.badge ?? "") !== ""
                width: visible ? Math.max(height, count.implicitWidth + Tokens.s3) : 0
                height: count.implicitHeight + Tokens.s1
                radius: height / 2
                color: Tokens.stop
                anchors.right: parent.right
                anchors.rightMargin: Tokens.s3
                anchors.verticalCenter: parent.verticalCenter
                Label { id: count; text: row.modelData.badge ?? ""; role: "small"; strong: true; color: Tokens.card; anchors.centerIn: parent; wrapMode: Text.NoWrap }
            }
        }
        Label { visible: found.count === 0; text: card.empty; color: Tokens.muted; width: found.width - Tokens.s5; x: Tokens.s3; y: Tokens.s3 }
    }
}
