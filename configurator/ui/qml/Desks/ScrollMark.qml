// Where one is on a long page, for a mouse to pull; and it brings into sight what the keys reach.
import QtQuick
import QtQuick.Window
import Kit

Item {
    id: mark

    required property Flickable of
    readonly property bool needed: of.visible && of.contentHeight > of.height + 1
    readonly property Item reached: Window.activeFocusItem
    readonly property real length: Math.max(Tokens.touch, height * of.height / Math.max(1, of.contentHeight))

    anchors.top: of.top
    anchors.bottom: of.bottom
    anchors.left: of.right
    width: Tokens.s3
    visible: needed

    onReachedChanged: {
        let up = reached
        while (up && up !== of.contentItem)
            up = up.parent
        if (!up || !reached)
            return
        const at = reached.mapToItem(of.contentItem, 0, 0).y
        const room = Math.min(Tokens.s5, of.height / 4)
        if (at - room < of.contentY)
            of.contentY = Math.max(0, at - room)
        else if (at + reached.height + room > of.contentY + of.height)
            of.contentY = Math.max(0, Math.min(of.contentHeight - of.height, at + reached.height + room - of.height))
    }

    Rectangle {
        id: thumb
        anchors.right: parent.right
        width: drag.active || hover.hovered ? 10 * Tokens.unit : 6 * Tokens.unit
        height: mark.length
        radius: width / 2
        color: drag.active ? Tokens.accent : Tokens.edge
        opacity: drag.active || hover.hovered ? 0.9 : 0.5
        y: (mark.height - height) * Math.min(1, Math.max(0, mark.of.contentY / Math.max(1, mark.of.contentHeight - mark.of.height)))
    }
    HoverHandler { id: hover }
    DragHandler {
        id: drag
        target: null
        property real from: 0
        onActiveChanged: if (active) from = mark.of.contentY
        onActiveTranslationChanged: if (active) {
            const way = Math.max(1, mark.height - mark.length)
            const far = mark.of.contentHeight - mark.of.height
            mark.of.contentY = Math.max(0, Math.min(far, from + activeTranslation.y * far / way))
        }
    }
}
